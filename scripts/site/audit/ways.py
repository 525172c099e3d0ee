"""How the numbers of a question may be read: each way as a division, with the printed number that does not hold in it."""

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.site.audit.asked_figures import Question, cell
from scripts.site.figure.wording import about
from scripts.site.package.decided import CONFIRMED, CORRECTED
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language

# What a division is made of -> the columns with its figure and the number of that.
TERMS: dict[str, tuple[Column, Column]] = {
    "part": ("numerator", "numerator_value"),
    "whole": ("denominator", "denominator_value"),
    "taken": ("taken", "taken_value"),
}


def ways_said(question: Question, labels: Labels) -> list[str]:
    """What the ways have in common, then each of them, those that let the most printed numbers hold first; nothing without any."""
    if not question.ways:
        return []
    words, decided = labels.language.words, {each["decision"] for each in question.decisions}
    # A decision for a number calls the way right that has it.
    none_right = [words["finding_ways_open"]] if decided.isdisjoint((CORRECTED, CONFIRMED)) else []
    lead = " ".join([words["finding_ways_lead"], *none_right, *corrected_terms(question, labels)])
    return [lead, *(way_text(each, labels) for each in question.ways)]


def corrected_terms(question: Question, labels: Labels) -> list[str]:
    """The numbers of the ways that stand in the place of a printed one, which every way gives up."""
    names = dict.fromkeys(way[term] for way in question.ways for term in ("numerator", "denominator", "taken"))
    rows = [row for name in names if name and (row := cell(name, labels.package))]
    return [
        labels.language.words["way_corrected"].format(
            amount(row["value"], row, labels.language), amount(row["printed_value"], row, labels.language)
        )
        for row in rows
        if row["origin"] == CORRECTED and not any(way["instead_of"] == row["observation"] for way in question.ways)
    ]


def way_text(way: Row, labels: Labels) -> str:
    """One way to read a share or mean: the division, how it is shortened to the printed number, and what is given up."""
    language, words = labels.language, labels.language.words
    ratio = cell(way["observation"], labels.package)
    numbers, span = used_numbers(way, language), way["lower"] != way["upper"]
    result = "" if span else words["way_result"].format(amount(way["result"], ratio, language))
    shown = (
        ""
        if way["instead_of"] == way["observation"]
        else words[f"way_{way['precision']}"].format(amount(way["printed_value"], ratio, language))
    )
    division = words["way_division"].format(side(numbers, way, "part"), side(numbers, way, "whole"))
    return f"{division}{result}{shown}. {given_up(way, labels)}"


def used_numbers(way: Row, language: Language) -> dict[str, str]:
    """Term -> the number that a way uses: the printed one, or the one in its place."""
    found = {term: language.number(way[value]) for term, (_, value) in TERMS.items() if way[value]}
    instead = dict.fromkeys(language.number(way[name]) for name in ("lower", "upper") if way[name])
    for term, (column, _) in TERMS.items():
        if way["instead_of"] and way["instead_of"] == way[column]:
            found[term] = "–".join(instead)
    return found


def side(numbers: dict[str, str], way: Row, term: str) -> str:
    """One side of a division, less what is taken from it."""
    if way["taken_from"] in (term, "both"):
        return f"({numbers[term]} \N{MINUS SIGN} {numbers['taken']})"
    return numbers[term]


def given_up(way: Row, labels: Labels) -> str:
    """Which printed number a way gives up, or that it gives up none."""
    language, words = labels.language, labels.language.words
    row = cell(way["instead_of"], labels.package) if way["instead_of"] else None
    if not way["instead_of_value"]:
        return words["way_open" if way["instead_of"] else "way_keeps"]
    what = about(row, labels, labels.package.latest_year) if row else way["instead_of"]
    return words["way_gives_up"].format(amount(way["instead_of_value"], row, language), what)


def amount(value: str, row: Row | None, language: Language) -> str:
    """A number as its row measures it: a percentage has its sign."""
    said_plainly = language.number(value)
    if row and row["measure"] == "percent":
        return language.words["percent_in_table"].format(said_plainly)
    return said_plainly
