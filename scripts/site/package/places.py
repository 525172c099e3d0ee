"""Which answers are first, second or third in the newest year: by the numbers, or as the report says. Rows in, cells out."""

from scripts.ground.data_package import Package, Row
from scripts.ground.interval import EXACT
from scripts.ground.once import once
from scripts.site.package.names import EACH, cell_of

Cell = str  # a figure's name without its measure


@once
def places(package: Package) -> set[tuple[Cell, str]]:
    """(cell, place) of the newest year, where the place is certain."""
    newest = (row for row in package.rows("observations") if row["year"] == package.latest_year)
    found = {(cell_of(row), row["rank_first"]) for row in newest if row["rank_first"] == row["rank_last"] != ""}
    return found | {(cell_of(row), row["value"]) for row in package.rows("statements") if is_place(row, package)}


def is_place(row: Row, package: Package) -> bool:
    """Whether the newest report says exactly this place of its year."""
    of_now = row["report_year"] == row["year"] == package.latest_year
    return of_now and row["measure"] == "rank" and row["qualifier"] == EXACT


def most_common(name: str, package: Package) -> str:
    """The answer that is certainly the most common, of a name with any answer; nothing where none is, or two are said to be."""
    indicator, _, *rest = name.partition(".of.")[0].split(".")
    told = ".".join(
        [indicator, EACH, *rest[:-1]] if rest[-1] in ("count", "percent", "mean") else [indicator, EACH, *rest]
    )
    before, _, after = told.partition(EACH)
    first = {
        cell.removeprefix(before).removesuffix(after)
        for cell, place in places(package)
        if place == "1" and cell.startswith(before) and cell.endswith(after)
    }
    tops = {
        row["category"] for row in package.rows("categories") if row["indicator"] == indicator and not row["parent"]
    }
    answers = first & tops
    return answers.pop() if len(answers) == 1 else ""
