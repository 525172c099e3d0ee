"""Made-up years of the form as the guard and the proposal see them: in memory, without files."""

from collections.abc import Collection, Sequence

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import Row
from scripts.ground.small import Disclosure
from scripts.package.statements import build_statements
from scripts.protection.evidence import Published
from scripts.protection.guard import Told, told_of
from tests.audits import CODES, FORM, UNITS
from tests.plausible_years import Counts, as_observations
from tests.rows import figure, lines_of

YEAR = "2031"
THRESHOLD = 5
SETTINGS = Disclosure(THRESHOLD, frozenset(), frozenset(), frozenset())
NONE: dict[str, list[Row]] = {"revisions": [], "corrections": []}


def statements_of(rows: Sequence[Row]) -> list[Row]:
    """The statements of a form whose answers these published rows are."""
    told = [
        figure(
            **{name: row[name] for name in ("indicator", "category", "population", "year", "measure", "value", "base")},
            obs_status=row["obs_status"],
            qualifier=row["qualifier"],
            printed=row["value"].replace(".", ","),
            source=FORM,
            seq=str(number),
        )
        for number, row in enumerate(rows, 1)
    ]
    return build_statements({int(YEAR): lines_of(*told)}, UNITS)


def book_of(statements: Sequence[Row]) -> Codebook:
    """The code lists beside these statements."""
    return read_codebook({**CODES, "statements": statements})


def published(rows: Sequence[Row]) -> Published:
    """What would be published of these rows; nothing was before."""
    statements = statements_of(rows)
    places = [(f"figures/{YEAR}.csv", number) for number in range(2, len(rows) + 2)]
    return Published(statements, places, (), book_of(statements), NONE)


def guarded(counts: Counts, hidden: Collection[tuple[str, str, str]]) -> list[Told]:
    """What the guard finds in a year in which these lines are hidden."""
    return told_of(YEAR, published(as_observations(counts, hidden, YEAR)), SETTINGS)
