"""Limits that several rooms decide by."""

# Of fewer than this one person moves a share by more than five points: the count is said and no share is computed, a reader is told
# that the cases are few, and on which side of the middle a count lies is a matter of a person or two. Twenty itself is not few.
FEW = 20
# Far beyond any count or share here; longer numbers are slips, and rounding them would exceed exact arithmetic.
TOO_LONG = r"[0-9]{10}|\.[0-9]{5}"
# What people write of fifty full years is far below; a larger file is some other file.
MAX_BYTES = 20_000_000
