"""Literal figures of a made-up year as the protection sees them, with the real code lists: nobody's real numbers."""

from collections.abc import Sequence, Set
from dataclasses import replace

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Package, Row
from scripts.ground.releases import Release
from scripts.ground.small import Disclosure
from scripts.ground.tables import all_records
from scripts.guard.audit.rows import audit_rows
from scripts.guard.audit.run import audit
from scripts.guard.protection.evidence import Published
from scripts.package.computing import compute
from scripts.package.disclosure import protection as guarding
from scripts.package.disclosure.protection import Protection
from scripts.package.observations import Observations, build_statements, resolve
from scripts.package.sources import read_codes
from scripts.paths import DATAPACKAGE
from tests.rows import SETTINGS, figure, lines_of

YEAR = 2031
PROPOSED = "notice_least_hiding"
assert SETTINGS is not None
CODES = {**all_records(read_codes(DATAPACKAGE, SETTINGS)[0]), "corrections": []}
BOOK = read_codebook(CODES)


def new(category: str, value: str, **cells: str) -> Row:
    """A count of adults by gender in the made-up year, from a source that is not public yet."""
    usual = {"indicator": "gender", "population": "adults", "year": str(YEAR), "source": "new_form"}
    return figure(**{**usual, "category": category, "value": value, **cells})


def hidden(category: str, **cells: str) -> Row:
    """The same count, hidden."""
    return new(category, "", obs_status="Q", qualifier="", **cells)


def name(category: str, measure: str = "count") -> str:
    """The observation of a count by gender."""
    return f"gender.{category}.adults.all_cases.{YEAR}.{measure}.persons"


def published(*rows: Row, releases: Sequence[Release] = ()) -> Published:
    """What the build would be about to publish of these rows, numbered from line 2 of the year's file."""
    numbered = [row | {"seq": str(number)} for number, row in enumerate(rows, 1)]
    statements = build_statements({YEAR: lines_of(*numbered)}, BOOK.units)
    observations = [one.row() for one in observed(statements).values()]
    places = [(f"figures/{YEAR}.csv", number) for number in range(2, len(rows) + 2)]
    return Published(statements, places, observations, BOOK, CODES, releases)


def observed(statements: Sequence[Row]) -> Observations:
    """What these statements and what follows from them come to."""
    return compute(resolve(statements, BOOK.units), BOOK)


def protect(case: Published, disclosure: Disclosure) -> Protection:
    """What the protection says of what would be published, but what it proposes to hide besides."""
    found = guarding.protect(case, observed(case.statements), disclosure)
    return replace(found, problems=[one for one in found.problems if one.kind != PROPOSED])


def ranges_of(case: Published, withheld: Set[str]) -> list[Row]:
    """The derived ranges that would be published."""
    return audit_rows(audit(case.statements, CODES, []), case.statements, [], BOOK, withheld)["derived_ranges"]


def released(*rows: Row, version: str = "1.0.0") -> Release:
    """An earlier version of the package with these figures."""
    told = published(*rows)
    tables = {
        "statements": list(told.statements),
        "observations": list(told.observations),
        "derived_ranges": ranges_of(told, set()),
    }
    return Release(version, Package({"version": version}, tables, {}))


def settings(*cleared: str, threshold: int = 5, public: Sequence[str] = ("public_report",)) -> Disclosure:
    """The settings with these observations cleared."""
    return Disclosure(threshold, frozenset({"exploitation_place"}), frozenset(public), frozenset(cleared))


def protection(*rows: Row, releases: Sequence[Release] = (), cleared: Sequence[str] = ()) -> Protection:
    """What the protection says of these rows."""
    return protect(published(*rows, releases=releases), settings(*cleared))
