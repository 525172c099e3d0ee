"""How much a piece of evidence can carry: a definition or a printed number proves, an assumption suggests, a wording never proves.

Every fact and every relation has one of these strengths; what is worked out from several is as strong as the weakest of them.
"""

from collections.abc import Iterable

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
