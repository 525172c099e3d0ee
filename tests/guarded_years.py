"""Made-up years of the form as the guard and the proposal see them: in memory, without files."""

from collections.abc import Sequence

import yaml

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import Row
from scripts.ground.small import Disclosure
from scripts.guard.protection.cells import hide
from scripts.guard.protection.evidence import Published
from scripts.guard.protection.form_reader import ToldByForm
from scripts.guard.protection.guard import Told, told_of
from scripts.guard.protection.judgement import by_form
from scripts.guard.protection.proposal import propose
from scripts.package.observations import build_statements
from scripts.paths import DATAPACKAGE
from tests.audits import CODES, FORM, UNITS
from tests.handmade import count
from tests.rows import figure, lines_of, to_row

YEAR = "2031"
# That of the platform: the page on protection says what is measured by it.
THRESHOLD = yaml.safe_load((DATAPACKAGE / "disclosure.yml").read_text(encoding="utf-8"))["threshold"]
SETTINGS = Disclosure(THRESHOLD, frozenset(), frozenset(), frozenset())
LISTS = {
    **{name: CODES[name] for name in ("form", "form_facts", "expectations", "sources")},
    "revisions": [],
    "corrections": [],
}


def statements_of(rows: Sequence[Row]) -> list[Row]:
    """The statements of a form whose answers these published rows are."""
    told = [
        figure(
            **{name: row[name] for name in ("indicator", "category", "population", "year", "measure", "value", "base")},
            **{name: row.get(name, "") for name in ("within_indicator", "within_category")},
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
    return Published(statements, places, (), book_of(statements), LISTS)


def told_by(case: Published) -> Sequence[Told | ToldByForm]:
    """What a year of the form tells too much of: by the relations, and where they find nothing by what one person may answer."""
    return told_of(YEAR, case, SETTINGS) or by_form(YEAR, case, SETTINGS)


def line(name: str, value: str = "", **more: str) -> Row:
    """A line of the form: hidden where it has no number."""
    one = count(name)
    row: Row = {"indicator": one.indicator, "category": one.category, "population": one.population, "year": YEAR}
    status: Row = {"qualifier": "exact", "obs_status": "A"} if value else {"qualifier": "", "obs_status": "Q"}
    return row | {"scope": "all_cases", "measure": "count", "value": value, "base": ""} | status | to_row(more)


def mends(rows: Sequence[Row]) -> bool:
    """Whether nothing is told with what the proposal hides besides, and something with any one of these shown again."""
    case = published(rows)
    more = propose(YEAR, case, SETTINGS)
    tried = [hide(case.statements, [one for one in more if one != shown], case.book) for shown in (None, *more)]
    return len(more) > 0 and [bool(told_by(published(hidden))) for hidden in tried] == [False, *(True for _ in more)]
