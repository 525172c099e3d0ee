"""Limits that several rooms decide by."""

# Of fewer than this one person moves a share by more than five points: the count is said and no share is computed, a reader is told
# that the cases are few, and on which side of the middle a count lies is a matter of a person or two. Twenty itself is not few.
FEW = 20
# A sentence that sets two years side by side would point at fewer people than this: it is not chosen.
POINTED_AT = 5
# A helpline may close or change its hours between two reports: whoever answers is asked again twice a year.
MOST_DAYS_CONFIRMED = 180
# Far beyond any count or share here; longer numbers are slips, and rounding them would exceed exact arithmetic.
TOO_LONG = r"[0-9]{10}|\.[0-9]{5}"
# What people write of fifty full years is far below; a larger file is some other file.
MAX_BYTES = 20_000_000
# Of a workbook that people fill in. A form of ours has about one megabyte unpacked; what a slip in Excel makes has a million rows.
# What is within all of these is read within 350 MB of memory.
MOST_UNPACKED = 12_000_000
MOST_CELLS = 100_000  # on a sheet, with content or a format alone
MOST_COVERED = 10_000  # cells merged into one, or made one link
