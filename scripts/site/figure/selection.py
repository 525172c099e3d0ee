"""Which rows of the package a page shows, in which order, and what stands below them. Rows in, rows out."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from scripts.ground.cells import NUMERIC, UNIT_NOT_STATED
from scripts.ground.claim import COUNT, PERCENT
from scripts.ground.columns import Column
from scripts.ground.comparing import ADDS, is_left_out, line_of
from scripts.ground.data_package import Package, Row, once
from scripts.site.figure.amounts import bare_value, numbers_left
from scripts.site.figure.wording import within, years
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import cell_of as name_of
from scripts.site.package.lookup import proved_ranges

CONDITION: tuple[Column, ...] = ("within_indicator", "within_category")
GROUP_FIELDS: tuple[Column, ...] = ("year", "year_to", "producer", "scope", "population", *CONDITION)
# Counts stand together, then shares, then means, then numbers without a unit.
MEASURES = (*NUMERIC, UNIT_NOT_STATED)

Groups = dict[tuple[str, ...], list[Row]]


def of_indicator(package: Package, table: str, indicator: str) -> list[Row]:
    """The rows of a table that are about an indicator."""
    return [*by_indicator(package).get((table, indicator), ())]


@once
def by_indicator(package: Package) -> dict[tuple[str, str], list[Row]]:
    """Table and indicator -> its rows."""
    found: dict[tuple[str, str], list[Row]] = {}
    for table, rows in package.tables.items():
        for row in rows:
            found.setdefault((table, row.get("indicator", "")), []).append(row)
    return found


def told_apart_by_population(rows: Iterable[Row]) -> bool:
    """Whether the rows differ more in whom they count than in category. Then each is called by its population."""
    rows = list(rows)
    return len({row["population"] for row in rows}) > len({row["category"] for row in rows})


def row_name(row: Row, by_population: bool, usual_category: str, labels: Labels) -> str:
    """What a row is called in a table or chart."""
    population, category = labels.population(row["population"]), labels.answer(row)
    by_both = population if row["category"] == usual_category else f"{population}: {category}"
    return by_both if by_population else category


def usual_category(rows: Iterable[Row]) -> str:
    """The category of most rows."""
    return Counter(row["category"] for row in rows).most_common(1)[0][0]


def grouped(rows: list[Row], labels: Labels) -> Groups:
    """The observations of an indicator in groups that share year, producer, cases and (unless it tells them apart) population."""
    by_population = told_apart_by_population(rows)
    fields = [field for field in GROUP_FIELDS if not (by_population and field == "population")]
    groups: Groups = {}
    for row in sorted(rows, key=lambda row: order(row, labels)):
        groups.setdefault(tuple(row[field] for field in fields), []).append(row)
    return groups


def order(row: Row, labels: Labels) -> tuple[int | str, ...]:
    """Newest year first; then as the code lists have it."""
    years = -int(row["year_to"] or row["year"]), -int(row["year"])
    made = (labels.code_order("producer", row["producer"]), labels.code_order("scope", row["scope"]))
    whom: list[int | str] = [labels.population_order(row["population"]), *(row[field] for field in CONDITION)]
    answer = row["base_indicator"], labels.category_order(row), row["observation"]
    return *years, *made, *whom, MEASURES.index(row["measure"]), *answer


def notes_of(rows: Iterable[Row], package: Package) -> dict[str, list[str]]:
    """Note -> the observations among the rows that it holds for; in the order of the notes."""
    told = [(row["observation"], row["notes"].split()) for row in rows]
    held = {note: [observation for observation, own in told if note in own] for note in package.by_name["notes"]}
    return {note: observations for note, observations in held.items() if observations}


def breaks_of(series: Sequence[Row], package: Package) -> list[Row]:
    """The listed breaks inside a series, not before its first year: those whose note is on the figure of their year.

    Where the series has no figure of that year, nothing says that the break is another producer's or another group's.
    """
    notes = {row["year"]: row["notes"].split() for row in series}
    listed = of_indicator(package, "breaks", next(row["indicator"] for row in series))
    inside = [each for each in listed if min(notes) < each["year"] <= max(notes)]
    return [each for each in inside if each["note"] in notes.get(each["year"], [each["note"]])]


class Left(NamedTuple):
    """The least and the greatest that are left of a count, and how they are told, with the sign of what is computed.

    `between`: any number from the one to the other is.
    """

    values: tuple[float, ...]
    text: str
    between: bool = False


def left_open(own: Row, there: Collection[str], labels: Labels) -> dict[str, Left]:
    """Year -> what is proved to be left of the count of a series, in the years that are not there."""
    found = {}
    for row in proved_ranges(labels.package).values() if own["measure"] == "count" else ():
        same = name_of(row) == name_of(own) and row["unit"] == own["unit"]
        if same and row["year"] not in there:
            told = labels.say("computed_sign", numbers_left(row, labels.language))
            found[row["year"]] = Left((float(row["lower"]), float(row["upper"])), told, not row["values"])
    return found


def recommendations_of(package: Package, indicator: str) -> list[Row]:
    """The recommendations that have a figure of an indicator beside them, in their own order, each once."""
    resting = {row["recommendation"] for row in of_indicator(package, "recommendation_evidence", indicator)}
    rows = [row for row in package.rows("recommendations") if row["recommendation"] in resting]
    return sorted(rows, key=lambda row: (-int(row["year"]), int(row["order"])))


def group_heading(row: Row, labels: Labels, one_producer: bool, by_population: bool) -> str:
    """What the rows of a group share, as text: year, who, which cases, the condition and (where they differ) the producer."""
    scope = labels.code("scope", row["scope"]) if by_population else labels.code_in_sentence("scope", row["scope"])
    parts = [scope] if by_population else [labels.population(row["population"]), scope]
    parts += [within(row, labels), "" if one_producer else labels.code("producer", row["producer"])]
    return f"{years(row)}: {', '.join(part for part in parts if part)}"


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


def last_year(row: Row) -> str:
    """The last year that a row is about."""
    return row["year_to"] or row["year"]
