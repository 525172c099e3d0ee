"""What the sources say of an answer in words, without a number. Rows in, texts out."""

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.data_package import Package, Row
from scripts.ground.once import once
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
