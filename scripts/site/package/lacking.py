"""Why the newest year has no number for a figure, derived from its rows: names as the prose uses them in, a word out."""

from collections.abc import Iterable, Iterator

from scripts.ground.cells import parts_of
from scripts.ground.codebook import is_asked
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import has_number
from scripts.ground.once import once
from scripts.ground.statuses import HIDDEN, IN_CHART
from scripts.ground.years import size_of
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import newest, over_years, resolved, resolved_case
from scripts.site.package.names import EACH

# It is hidden; it is only in a chart; it is of nobody; it cannot be worked out of what is there; nobody has answered, or asked.
HIDES, CHARTED, NOBODY, UNCOUNTED = "hidden", "in_chart", "nobody", "uncounted"
UNANSWERED, NOT_ASKED = "unanswered", "not_asked"
BY_STATUS = {HIDDEN: HIDES, IN_CHART: CHARTED}


def lack(name: str, labels: Labels) -> str:
    """Why a figure has no number."""
    rows = rows_of(name, labels)
    statuses = {row["obs_status"] for row in rows if not has_number(row)}
    told = next((why for status, why in BY_STATUS.items() if status in statuses), "")
    return told or (UNCOUNTED if any(map(has_number, rows)) else UNANSWERED if asked(name, labels) else NOT_ASKED)


def lack_of_answer(names: Iterable[str], labels: Labels) -> str:
    """Why figures that have no number leave a question without an answer: it is unanswered only if nothing of it is published."""
    missing = [name for name in names if newest(name, labels.package) is None]
    reasons = {lack(name, labels) for name in missing}
    if not missing or any(answered(name, labels.package) for name in missing):
        reasons.add(UNCOUNTED)
    return next((why for why in (HIDES, CHARTED, UNCOUNTED, UNANSWERED) if why in reasons), NOT_ASKED)


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
