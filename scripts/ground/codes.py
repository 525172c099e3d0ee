"""The codes and limits that rules of every room speak of: roles, selections of cases, statuses, strengths; few, long, large.

The codes stand in the list `vocabulary`, with what they mean.
"""

from collections.abc import Iterable

# Together these make up a whole.
PARTS = ("part", "rest")
# None of these: it counts persons also among answers, and is beside the parts where it is asked which is the most common.
NOBODY = "nobody"
# Everybody, or everything, that an indicator counts; one of several answers has both.
WHOLES = ("whole_persons", "whole_answers")
# Of which a person is at most one time: they are never more than the persons with an answer.
AMONG_PERSONS = (*PARTS, "more_than_one", "part_persons", NOBODY, "cumulative")
# These count persons also where the indicator counts answers, needs, reports or cases.
PERSONS = ("whole_persons", "more_than_one", "part_persons", NOBODY)
# These speak of people with several answers, or with one of a group of answers.
SEVERAL = ("more_than_one", "part_persons", "group")
# Of these one person may have several of the same kind: a person with two closed cases.
AGAIN = ("cases",)
# Each of these is one person: so many answers of a kind are so many people.
ONCE = ("persons", "answers")
# What a figure is worth to a reader: an answer a little more than a whole, a parent or a rest, which others tell of too. Not much
# more: where wholes were far cheaper, a hidden whole would tell that what it covers is small.
WORTH_ANSWER, WORTH_AROUND = 10, 8
WORTH_TOGETHER = 6  # an answer that may stand together with another, says the platform: the reader has the two as one


ALL = "all_cases"
WITHOUT, ONLY = "excluding_", "_only"


def without_case(case: str) -> str:
    """All cases but that one."""
    return f"{WITHOUT}{case}"


def only_case(case: str) -> str:
    """That case alone."""
    return f"{case}{ONLY}"


def case_in(scope: str) -> str:
    """The case that a selection is without, or has alone."""
    return scope.removeprefix(WITHOUT).removesuffix(ONLY)


def leaves_out(scope: str) -> bool:
    """Whether a selection is without a case."""
    return scope.startswith(WITHOUT)


# The number is not here, but somebody may still give it: it is in a chart (L), or nobody has given one (O).
UNANSWERED, IN_CHART = "O", "L"
BLANK = (UNANSWERED, IN_CHART)
# Small, or hidden for another's sake: nothing published tells which.
HIDDEN = "Q"
NO_NUMBER = (*BLANK, "M", HIDDEN)
# What `chart_prints` says of a chart: that it prints the number; what nobody has said counts as if it does not.
CHART_PRINTS, NOBODY_SAID = "yes", "unknown"


DEFINITION, ASSUMPTION, WORDING = "definition", "assumption", "wording"
STRENGTHS = (DEFINITION, ASSUMPTION, WORDING)

# Assumptions that follow from how a figure is said or from its code lists; those of declared relations stand with these.
# Each has its words and who assumes it in `codes/assumptions.csv`.
ABOUT_REACHES = "about_reaches"
JUST_REACHES = "just_reaches"
SHARE_OF_ANSWERED = "share_of_answered"
SHARE_OF_NEEDS = "share_of_needs"
SHARE_OF_RULE = "share_of_rule"
NAMED_GROUP = "named_group"
ASKED_GROUP = "asked_group"
SAME_PEOPLE = "same_people"
# Words that are a number by definition, as the figures have it.
NUMBER_WORDS = {
    "en": ("1",),
    "ett": ("1",),
    "två": ("2",),
    "tre": ("3",),
    "fyra": ("4",),
    "fem": ("5",),
    "sex": ("6",),
    "sju": ("7",),
    "åtta": ("8",),
    "nio": ("9",),
    "tio": ("10",),
    "elva": ("11",),
    "tolv": ("12",),
    "alla": ("100",),
    "samtliga": ("100",),
    "hälften": ("50",),
    "majoritet": ("50",),
    "majoriteten": ("50",),
    "tredjedel": ("33.33", "66.67"),
    "fjärdedel": ("25", "75"),
}


def says_number(printed: str, value: str) -> bool:
    """Whether a print says its number: in figures, or by a word that is one ("en majoritet": more than half)."""
    words = printed.lower().split()
    return any(sign.isdigit() for sign in printed) or any(value in NUMBER_WORDS.get(word, ()) for word in words)


def weakest(strengths: Iterable[str]) -> str:
    """The strength of what rests on all of these; of nothing: a definition."""
    return max(strengths, key=STRENGTHS.index, default=DEFINITION)


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
