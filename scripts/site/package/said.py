"""What the sources say in words: of an answer without a number, and what the newest report tells as rows. Rows in, texts out."""

from collections.abc import Iterable

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.data_package import Package, Row
from scripts.ground.once import once
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language

# The status of a number that stands in a chart of the source and not in its text (SDMX CL_OBS_STATUS), and of none at all.
IN_CHART, NOT_GIVEN = "L", "O"
# What words and a cell have in common when they are about the same people and answer, whatever they measure.
SAME = tuple(column for column in CELL_COLUMNS if column not in ("indicator", "category", "measure", "unit"))


def is_worded(statement: Row) -> bool:
    """Whether a statement has words in place of a number."""
    return bool(statement["printed"]) and (statement["qualifier"] == "words" or statement["obs_status"] == NOT_GIVEN)


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
def newest(labels: Labels) -> list[Row]:
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
    return [row for row in newest(labels) if not wanted.isdisjoint(indicators(row))]


def about_demand(name: str, labels: Labels) -> list[Row]:
    """The accounts that bear on a recommendation."""
    return [row for row in newest(labels) if name in row["demands"].split()]


def indicators(row: Row) -> list[str]:
    """The indicators that an account bears on."""
    return [*dict.fromkeys(name.partition(".")[0] for name in row["bears_on"].split())]
