"""How much a share is, in words that can be read aloud: "drygt åtta av tio", "en stor majoritet". Rows in, text out.

Where the sources print words and no digit ("mindre än en tredjedel"), the number is only what those words are coded as, and nobody
is shown it. A number that is printed, or computed, stands beside the words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scripts.ground.data_package import Package, Row, once
from scripts.ground.interval import ABOUT, EXACT, stated
from scripts.site.text.language import Language
from scripts.site.text.words import LANGUAGES, WORDS, Words

HALF, ALL = Fraction(50), Fraction(100)
# The shares that have a plain name -> the name and how those whom it is about follow: a word `share_...`.
NAMED = {
    Fraction(25): ("amount_quarter", "of"),
    Fraction(100, 3): ("amount_third", "of"),
    HALF: ("amount_half", "of"),
    Fraction(200, 3): ("amount_two_thirds", "out_of"),
    Fraction(75): ("amount_three_quarters", "out_of"),
    ALL: ("amount_all", "all"),
}
SHARES = sorted({*NAMED, *(Fraction(10 * tenths) for tenths in range(1, 10))})
# A share within so many percentage points of a plain one is just over it, nearly it or about it.
NEAR = 3
# Below this it is so many in a hundred, and from here on nearly all.
SMALL, NEARLY_ALL = 7, 95
# How far a printed 33.33 or 66.7 lies from the third that it is.
ROUNDING = Fraction(1, 20)


@dataclass(frozen=True)
class Amount:
    """The words, and how those whom they are about follow: `share_of`, `share_all` or `share_out_of` in the list of words."""

    text: str
    joined: str


@once
def prints(package: Package) -> Mapping[str, list[str]]:
    """Observation -> what the sources print of it."""
    found: dict[str, list[str]] = {}
    for row in package.rows("statements"):
        if row["observation"] and row["printed"]:
            found.setdefault(row["observation"], []).append(row["printed"])
    return found


def only_words(row: Row, package: Package) -> list[str]:
    """The words by which the sources alone, or a statement, say a share; nothing where they print a digit."""
    texts = [row["printed"]] if row.get("printed") else prints(package).get(row.get("observation", ""), [])
    return texts if row["measure"] == "percent" and not any(sign.isdigit() for sign in "".join(texts)) else []


def amount(row: Row, package: Package, language: Language) -> Amount | None:
    """How much a share is; None where the number itself is the plainest way to say it."""
    words, numbers, how = language.words, [*stated(row).values()], row["qualifier"]
    if row["measure"] != "percent" or len(numbers) != 1 or f"amount_{how}" not in words:
        return None
    share = Fraction(numbers[0])
    thirds = [each for each in NAMED if each.denominator > 1 and abs(each - share) < ROUNDING]
    share = thirds[0] if thirds else share
    if share == HALF and (own := own_words(how, only_words(row, package), language)):
        return Amount(own, "of")
    if how == "under" and share == ALL:
        return Amount(words["amount_not_all"], "all")
    if how in (EXACT, ABOUT):
        return known(share, how, words)
    return named(share, how, words) if share in SHARES else None


def own_words(how: str, texts: Iterable[str], language: Language) -> str:
    """The sources' own words for how much, of those that the list of words knows; the longest that is printed.

    The sources are in Swedish. `how`: whether they mean more or less than half, or no number ("words").
    """
    theirs, ours = (WORDS[lang].get(f"own_{how}", "").split("/") for lang in (LANGUAGES[0], language.code))
    printed = [text.lower() for text in texts]
    pairs = (pair for pair in zip(theirs, ours, strict=True) if pair[0])
    found = [pair for pair in pairs if any(pair[0] in text or text in pair[0] for text in printed)]
    return max(found, key=lambda pair: len(pair[0]), default=("", ""))[1]


def known(share: Fraction, how: str, words: Words) -> Amount | None:
    """A share that has a number: none, so many in a hundred, the nearest plain share, or between two tenths."""
    if share > ALL:
        return None
    if not share:
        return Amount(words["amount_none"], "of")
    if share < 1:
        return Amount(words["amount_below_one"], "out_of")
    if share < SMALL:
        text = words["amount_hundredths"].format(small_number(round(share), words))
        return Amount(words["amount_exact" if share.denominator == 1 else "amount_about"].format(text), "out_of")
    if NEARLY_ALL <= share < ALL:
        return named(ALL, "just_under", words)
    nearest = min(SHARES, key=lambda each: (each == ALL != share, abs(each - share)))  # all only for all
    if abs(nearest - share) > NEAR and share < 90:
        ends = [small_number(int(share / 10) + more, words) for more in (0, 1)]
        return Amount(words["amount_from_to"].format(*ends), "out_of")
    if how == EXACT and nearest != share:
        how = "just_over" if share > nearest else "just_under"
    return named(nearest, how, words)


def named(share: Fraction, how: str, words: Words) -> Amount:
    """A plain share as it is said."""
    name, follows = NAMED.get(share, ("amount_tenths", "out_of"))
    text = words[name].format(small_number(int(share / 10), words))
    return Amount(words[f"amount_{how}"].format(text), follows)


def small_number(number: int, words: Words) -> str:
    """A number up to ten in letters."""
    return words["small_numbers"].split()[number - 1]
