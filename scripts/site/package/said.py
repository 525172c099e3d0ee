"""What is said beside a number: what is decided about it, the source's own words, and why there is none. Rows in, texts out."""

from collections.abc import Iterable, Iterator

from scripts.ground.bases import size_of
from scripts.ground.cells import CELL_COLUMNS, parts_of
from scripts.ground.codebook import is_asked
from scripts.ground.codes import HIDDEN, IN_CHART, UNANSWERED
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row, once
from scripts.ground.interval import has_number, stated
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import EACH, newest, over_years, resolved, resolved_case
from scripts.site.text.language import Language

CORRECTED, CONFIRMED = "corrected", "confirmed"
# What a share and its whole have in common.
SAME_WHOLE: tuple[Column, ...] = ("indicator", "population", "scope", "year")
# What words and a cell have in common when they are about the same people and answer, whatever they measure.
SAME = tuple(column for column in CELL_COLUMNS if column not in ("indicator", "category", "measure", "unit"))
# It is hidden; it is only in a chart; it is of nobody; it cannot be worked out of what is there; nobody has answered, or asked.
HIDES, CHARTED, NOBODY, UNCOUNTED = "hidden", "in_chart", "nobody", "uncounted"
NO_ANSWER, NOT_ASKED = "unanswered", "not_asked"
BY_STATUS = {HIDDEN: HIDES, IN_CHART: CHARTED}


@once
def decisions(package: Package) -> dict[str, list[Row]]:
    """Observation -> what has been decided about its figures, but that one holds as it is printed."""
    found: dict[str, list[Row]] = {}
    for row in (one for one in package.rows("corrections") if one["decision"] != CONFIRMED):
        found.setdefault(row["observation"], []).append(row)
    return found


def decision_of(row: Row, package: Package) -> Row | None:
    """The decision about the number that an observation or a statement gives; None where there is none.

    A cell may be printed in several ways of which only one is doubtful, so the decision must be about the row's own number.
    """
    for decision in decisions(package).get(row.get("observation", ""), ()):
        corrected = decision["decision"] == CORRECTED and row.get("origin") == CORRECTED
        if corrected or decision["printed_value"] in stated(row).values():
            return decision
    return None


def decision_on_base(row: Row, package: Package) -> Row | None:
    """The decision about the whole that a row is a share of: "17 of 31" where 31 is doubtful. None where there is none."""
    if not row.get("base"):
        return None
    for name in decisions(package):
        whole = package.by_name["observations"].get(name)
        if whole and whole["measure"] == "count" and all(whole[field] == row[field] for field in SAME_WHOLE):
            decision = decision_of(whole, package)
            if decision and row["base"] in stated(whole).values():
                return decision
    return None


def decided_behind(row: Row, package: Package) -> list[Row]:
    """The corrected and doubtful figures that a number is worked out from, at whatever remove."""
    rows = package.by_name["observations"]
    used = [rows[name] for name in row.get("inputs", "").split() if name in rows]
    return [one for each in used for one in ([each] if decision_of(each, package) else decided_behind(each, package))]


def is_worded(statement: Row) -> bool:
    """Whether a statement has words in place of a number."""
    return bool(statement["printed"]) and (statement["qualifier"] == "words" or statement["obs_status"] == UNANSWERED)


@once
def worded(package: Package) -> dict[tuple[str, str], list[Row]]:
    """(indicator, category) -> the statements that print something and give no number."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in package.rows("statements"):
        if row["printed"] and not row["value"]:
            found.setdefault((row["indicator"], row["category"]), []).append(row)
    return found


def words_on(row: Row, package: Package) -> list[str]:
    """The source's own words on the answer of an observation, each once. Who gives an answer is a person, so those count too."""
    found = [
        statement["printed"]
        for statement in worded(package).get((row["indicator"], row["category"]), ())
        if is_worded(statement)
        and statement["unit"] in (row["unit"], "persons")
        and all(statement[field] == row[field] for field in SAME)
    ]
    return list(dict.fromkeys(found))


def quoted(texts: list[str], language: Language) -> str:
    """Texts between quotation marks."""
    return ", ".join(language.words["quoted"].format(text) for text in texts)


@once
def newest_accounts(labels: Labels) -> list[Row]:
    """The accounts of the newest year that has any, in their order: a year that comes as a form alone has none."""
    year = accounts_year(labels)
    return sorted(
        (row for row in labels.package.rows("accounts") if row["year"] == year), key=lambda row: int(row["order"])
    )


def accounts_year(labels: Labels) -> str:
    """The year of the report that the accounts are from; nothing where there are none."""
    return max((row["year"] for row in labels.package.rows("accounts")), default="")


def about_indicators(names: Iterable[str], labels: Labels) -> list[Row]:
    """The accounts that bear on any of some indicators."""
    wanted = {*names}
    return [row for row in newest_accounts(labels) if not wanted.isdisjoint(indicators(row))]


def about_demand(name: str, labels: Labels) -> list[Row]:
    """The accounts that bear on a recommendation."""
    return [row for row in newest_accounts(labels) if name in row["demands"].split()]


def indicators(row: Row) -> list[str]:
    """The indicators that an account bears on."""
    return [*dict.fromkeys(name.partition(".")[0] for name in row["bears_on"].split())]


def lack(name: str, labels: Labels) -> str:
    """Why a figure has no number."""
    rows = rows_of(name, labels)
    statuses = {row["obs_status"] for row in rows if not has_number(row)}
    told = next((why for status, why in BY_STATUS.items() if status in statuses), "")
    return told or (UNCOUNTED if any(map(has_number, rows)) else NO_ANSWER if asked(name, labels) else NOT_ASKED)


def lack_of_answer(names: Iterable[str], labels: Labels) -> str:
    """Why figures that have no number leave a question without an answer: it is unanswered only if nothing of it is published."""
    missing = [name for name in names if newest(name, labels.package) is None]
    reasons = {lack(name, labels) for name in missing}
    if not missing or any(answered(name, labels.package) for name in missing):
        reasons.add(UNCOUNTED)
    return next((why for why in (HIDES, CHARTED, UNCOUNTED, NO_ANSWER) if why in reasons), NOT_ASKED)


def of_nobody(shown: Iterable[Row], names: Iterable[str], labels: Labels) -> bool:
    """Whether all that is shown, or else all that there is of some figures, is that there was nobody: no answer, but noughts."""
    return is_nobody([*shown] or [row for name in names for row in rows_of(name, labels)], labels)


def is_nobody(rows: Iterable[Row], labels: Labels) -> bool:
    """Whether all numbers of some rows are noughts, of a group in which nobody is: noughts of somebody are a finding."""
    sizes = {(row["value"], size_of(row, labels.years)) for row in rows if has_number(row)}
    return ("0", "0") in sizes <= {("0", "0"), ("0", "")}


def rows_of(name: str, labels: Labels) -> list[Row]:
    """The rows of the newest year of a figure, and of what it is worked out of."""
    years = [over_years(each, labels.package) for each in made_of(name, labels)]
    return [by_year[year] for by_year in years if (year := labels.package.latest_year) in by_year]


def made_of(name: str, labels: Labels) -> Iterator[str]:
    """The figure, and what a share or a mean is worked out of. `*` is each answer where none is known to be first."""
    first, categories = resolved(name, labels.package), labels.book.categories
    # The most common answer of one question may be none of the other's: needs that went unmet are no kind of need.
    there = all(code in (EACH, *categories[of]) for of, code in parts_of(first)[0])
    name = first if there else resolved_case(name, labels.package)
    (indicator, category), *_ = parts_of(name)[0]
    if category == EACH:
        each = (name.replace(EACH, part) for part in labels.book.parts(indicator, year=labels.package.latest_year))
        for one in each:
            if all(code in categories[of] for of, code in parts_of(one)[0]):
                yield from made_of(one, labels)
        return
    yield name
    _, population, scope, measure = parts_of(name)
    cell, _, base = name.partition(f".{measure}")
    if measure == "percent":
        yield f"{cell}.count"
        wholes = [(indicator, whole) for whole in labels.book.bases_of(indicator, category)]
        of = [base.removeprefix(".of.")] if base else [".".join(whole) for whole in wholes]
        yield from (f"{whole}.{population}.{scope}.count" for whole in of)
    elif measure == "mean":
        yield from (f"{cell}.count", f"{'.'.join(labels.book.size)}.{population}.{scope}.count")


def asked(name: str, labels: Labels) -> bool:
    """Whether the newest year asks for the answers that a figure is of."""
    year, book = labels.package.latest_year, labels.book
    return all(
        book.indicators[indicator]["first_year"] <= year
        and all(is_asked(row, year) for code, row in book.categories[indicator].items() if category in (code, EACH))
        for indicator, category in parts_of(name)[0]
    )


def answered(name: str, package: Package) -> bool:
    """Whether the newest year has a number of each question that a figure is of."""
    return {indicator for indicator, _ in parts_of(name)[0]} <= with_numbers(package)


@once
def with_numbers(package: Package) -> set[str]:
    """The indicators of which the newest year has a number."""
    rows = package.rows("observations")
    return {row["indicator"] for row in rows if row["year"] == package.latest_year and has_number(row)}
