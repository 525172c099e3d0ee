"""How much: a number as it is said, and a share in words that can be read aloud ("drygt åtta av tio"). Rows in, text out.

Where the sources print words and no digit ("mindre än en tredjedel"), the number is only what those words are coded as, and nobody
is shown it. A number that is printed, or computed, stands beside the words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scripts.ground.claim import COUNT, MEAN, PERCENT
from scripts.ground.data_package import Package, Row, once
from scripts.ground.interval import ABOUT, EXACT, stated
from scripts.site.package.labels import Labels
from scripts.site.package.said import CORRECTED, decision_of, quoted, words_on
from scripts.site.text.language import LANGUAGES, WORDS, Language, Words

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
# The note on a comparison of which answer leads, and not of how many gave it.
PATTERN = "pattern_compared"
# Below this it is so many in a hundred, and from here on nearly all.
SMALL, NEARLY_ALL = 9, 95
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


def measured(row: Row, numbers: Iterable[str], labels: Labels, prose: bool = False) -> str:
    """The number or span with its unit: "354 personer", "1 person", "21,0 %", "9–12 fall per år", "279 eller 285 personer"."""
    digits = [labels.language.number(each) for each in numbers if each]
    said = labels.say("span", *digits) if len(digits) > 1 else digits[0]
    if row.get("values"):
        said = numbers_left(row, labels.language)
    if row["measure"] == PERCENT:
        return labels.say("percent_in_prose" if prose else "percent_in_table", said)
    return counted(said, row["unit"], labels) if row["measure"] in (COUNT, MEAN) else said


def numbers_left(row: Row, language: Language) -> str:
    """The numbers that are left of a count: "279 eller 285", "104–105", "22"."""
    if row["values"]:
        return language.words["range_values"].join(map(language.number, row["values"].split()))
    ends = dict.fromkeys(language.number(row[name]) for name in ("lower", "upper"))
    return language.words["span"].format(*ends) if len(ends) > 1 else next(iter(ends))


def counted(said: str, unit: str, labels: Labels) -> str:
    """A number with its unit. A unit without a singular of its own is written so that "1" needs none."""
    plural = labels.code_in_sentence("unit", unit)
    singular = labels.language.text(labels.codes["unit", unit], "singular") if said == "1" else plural
    return f"{said}\N{NO-BREAK SPACE}{singular}" if singular else labels.say("single", said, plural)


def number_said(row: Row, numbers: Iterable[str], labels: Labels, prose: bool = False) -> str:
    """A number as it is said; a share that the sources say in words alone by these: nobody prints what they are coded as."""
    much = amount(row, labels.package, labels.language) if only_words(row, labels.package) else None
    return much.text if much else said(row["qualifier"], measured(row, numbers, labels, prose), labels)


def said(qualifier: str, text: str, labels: Labels) -> str:
    """The number as it is said: "ca 30 %", "minst 131". A qualifier without words of its own is said by its label."""
    pattern = labels.words.get(f"said_{qualifier}")
    return pattern.format(text) if pattern else f"{labels.code_in_sentence('qualifier', qualifier)} {text}"


def observation_value(row: Row, labels: Labels, prose: bool = False) -> str:
    """The value of an observation in words, marked if corrected or doubtful. A missing one says why; it is never a zero."""
    return marked(unmarked_value(row, labels, prose), remark(row, labels), labels.language)


def marked(text: str, with_remark: str, language: Language) -> str:
    """A value with its mark behind it: "235 personer (rättat från 135)"."""
    return language.words["in_brackets"].format(text, with_remark) if with_remark else text


def remark(row: Row, labels: Labels) -> str:
    """The mark of a value that has been decided on: what the source says instead, or that it is doubtful; "" for all others."""
    if row.get("origin") != CORRECTED:
        return labels.words["doubtful"] if decision_of(row, labels.package) else ""
    number = labels.language.number(row["printed_value"])
    printed = labels.say("percent_in_table", number) if row["measure"] == PERCENT else number
    return labels.say("corrected_from", printed)


def unmarked_value(row: Row, labels: Labels, prose: bool = False) -> str:
    """The value of an observation in words, as if nothing had been decided about it; without a number what the source says."""
    if numbers := stated(row).values():
        return number_said(row, numbers, labels, prose)
    why, texts = labels.code_in_sentence("obs_status", row["obs_status"]), words_on(row, labels.package)
    return labels.say("with_words", why, quoted(texts, labels.language)) if texts else why


def bare_value(row: Row, labels: Labels) -> str:
    """The value of an observation in a chart: without the unit of a count, which the caption gives."""
    return observation_value(bare(row), labels)


def plain_value(row: Row, labels: Labels) -> str:
    """The same in a sentence, which is marked by itself."""
    return unmarked_value(bare(row), labels)


def is_computed(row: Row) -> bool:
    """Whether no source prints the value: it follows from others."""
    return row.get("origin") == "computed"


def as_computed(row: Row, text: str, language: Language) -> str:
    """The value of one year of a series, with the sign that a legend explains where no source prints it."""
    return language.words["computed_sign"].format(text) if is_computed(row) else text


def bare(row: Row) -> Row:
    """The row so that its count is said without a unit."""
    return row if row["measure"] == PERCENT else row | {"measure": ""}


def rank(row: Row, labels: Labels) -> str:
    """A rank: "plats 1 i storleksordning", "plats 2–3"."""
    place = measured(row, (row["value"], row["value_to"]), labels)
    own = labels.words.get(f"rank_said_{row['qualifier']}")
    if own is None and row["qualifier"] not in ("exact", "between"):
        place = said(row["qualifier"], place, labels)
    return (own or labels.words["rank"]).format(place)


def comparison(row: Row, labels: Labels) -> str:
    """A comparison with a cell, a year or both: "något större än samma uppgift tidigare år"."""
    cell = labels.category(row["compared_indicator"], row["compared_category"]) if row["compared_indicator"] else ""
    if cell and row["compared_indicator"] != row["indicator"]:
        cell = f"{cell} ({labels.title('indicators', row['compared_indicator'])})"
    sides, year = [labels.say("quoted", cell)] if cell else [], row["compared_year"]
    if year:
        earlier = labels.words["compared_to_earlier"]
        sides.append(earlier if year == "earlier" else labels.say("compared_to_year", year))
    how = "pattern" if PATTERN in row["note"].split() else row["qualifier"]
    pattern = labels.words.get(f"compared_{how}", labels.words["compared_words"])
    return pattern.format(", ".join(sides) or labels.words["compared_to_something"])
