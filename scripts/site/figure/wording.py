"""Numbers, bounds, ranks and comparisons in words, in one language, and what stands beside them. Rows in, text out."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from scripts.ground.claim import COUNT, MEAN, PERCENT
from scripts.ground.comparing import ADDS, is_left_out, line_of
from scripts.ground.data_package import Row
from scripts.ground.interval import stated
from scripts.ground.row_notes import lacks_base
from scripts.site.figure.amounts import amount, only_words
from scripts.site.package.labels import Labels
from scripts.site.package.said import CORRECTED, decision_of, decision_on_base, quoted, words_on
from scripts.site.text.language import Language
from scripts.site.text.templates import macros

# The class of every mark and the anchor of the explanation.
NAME = "no-base"
# What a text may begin with before its first letter.
OPENING = re.compile(r"^(?:\*\*|<[^>]*>)+")
NOTE = macros("base_note.html", name=NAME)


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
    return language.words["marked"].format(text, with_remark) if with_remark else text


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


def base(row: Row, labels: Labels) -> str:
    """What the value is a share of, or that it is not stated. A count without a base has none."""
    cell = labels.category(row["base_indicator"], row["base_category"]) if row["base_indicator"] else ""
    if row["base"]:
        number = base_number(row, labels)
        return labels.say("of_number_and_cell", number, cell) if cell else labels.say("of_number", number)
    if cell:
        return labels.say("of_cell", f"{cell} ({labels.title('indicators', row['base_indicator'])})")
    return labels.words["base_not_stated"] if lacks_base(row) else ""


def base_number(row: Row, labels: Labels) -> str:
    """The number that the value is a share of, marked where it is doubtful itself."""
    doubt = labels.words["doubtful"] if decision_on_base(row, labels.package) else ""
    return marked(labels.language.number(row["base"]), doubt, labels.language)


def about(row: Row, labels: Labels, report_year: str = "") -> str:
    """What a row is about: its category, then whom it counts, where this is not all cases which, the condition and the years."""
    when = years(row) if years(row) != report_year else ""
    who = labels.population_in_sentence(row["population"]), labels.cases(row), within(row, labels), when
    return f"{labels.answer(row)}: {', '.join(filter(None, who))}"


def within(row: Row, labels: Labels) -> str:
    """The condition, where only part of those counted are meant."""
    met = row["within_indicator"], row["within_category"]
    return labels.say("within", labels.category(*met)) if met[0] else ""


def years(row: Row) -> str:
    """The year or span of years."""
    return f"{row['year']}–{row['year_to']}" if row["year_to"] else row["year"]


def statement_meaning(row: Row, labels: Labels) -> str:
    """A printed statement in plain words: its number with its base, its rank, or what it is compared with."""
    if row["measure"] == "comparison":
        return comparison(row, labels)
    if not row["value"]:
        silent = row["obs_status"] != "A"
        return labels.code_in_sentence("obs_status", row["obs_status"]) if silent else labels.words["said_in_words"]
    if row["measure"] == "rank":
        return rank(row, labels)
    if row["measure"] == "not_stated":
        return labels.say("not_stated", said(row["qualifier"], labels.language.number(row["value"]), labels))
    return with_base(number_said(row, (row["value"], row["value_to"]), labels), row, labels)


def with_base(text: str, row: Row, labels: Labels) -> str:
    """A text followed by what it is a share of: "93 av 117", or after a comma that this is not stated."""
    share_of = base(row, labels)
    return f"{text}, {share_of}" if share_of == labels.words["base_not_stated"] else f"{text} {share_of}".strip()


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
    pattern = labels.words.get(f"compared_{row['qualifier']}", labels.words["compared_words"])
    return pattern.format(", ".join(sides) or labels.words["compared_to_something"])


def upper_first(text: str) -> str:
    """The text with a capital first letter, also in bold and in an element."""
    at = len(text) - len(OPENING.sub("", text))
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def lower_first(text: str) -> str:
    """A sentence after a colon."""
    return text[:1].lower() + text[1:]


def predicate(row: Row, labels: Labels) -> str:
    """What the code list says of those who are of this category: "har barn"."""
    return labels.language.text(labels.categories[row["indicator"], row["category"]], "predicate")


def has_blank(row: Row, labels: Labels) -> bool:
    """Whether the predicate is a sentence of its own, with a blank for the number."""
    return "{" in predicate(row, labels)


def sentence(row: Row, labels: Labels) -> bool:
    """Whether it is one, and its blank takes what the row measures: `{mean}` a mean alone, any other no mean."""
    return has_blank(row, labels) and ("{mean}" in predicate(row, labels)) == (row["measure"] == MEAN)


def base_mark(language: Language) -> Markup:
    """The mark, which leads to its explanation."""
    return NOTE.mark(language.words["base_mark"])


def explained(page: str, language: Language) -> str:
    """The page, with the explanation at its end where it has the mark."""
    if f'{NAME}"' not in page:
        return page
    return f"{page.rstrip()}\n\n{NOTE.note(language.words['base_explained'])}\n"


def added_notes(rows: Iterable[Row], labels: Labels) -> list[str]:
    """That "all of the above" is not in the lines of the kinds, for each question that some numbers are of and has it apart."""
    found: dict[str, str] = {}
    for row in rows:
        if row["measure"] in (COUNT, PERCENT) and is_left_out(row, labels.years):
            own = row["base_indicator"] or row["indicator"]
            adds = labels.book.whole(own, ADDS)
            line = line_of(row | {"indicator": own}, adds, labels.years)
            many = labels.say("added_counted", bare_value(line, labels)) if line and line["value"] else ""
            found[adds] = labels.say("added", labels.category(own, adds), many or labels.words["added_uncounted"])
    return list(found.values())
