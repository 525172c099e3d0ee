"""Which way a figure has turned since the year before, as far as anybody may say: by comparing, or as the report says itself."""

from scripts.ground import comparing
from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.claim import Claim, claim_of
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.years import years_of
from scripts.site.figure.against import Against
from scripts.site.package.labels import Labels

# What a comparison in words has in common with the figure that it is about.
SAME: tuple[Column, ...] = tuple(column for column in CELL_COLUMNS if column not in ("measure", "unit"))
EARLIER = "earlier"
# The qualifiers of comparisons, the more telling first; those that say more, and less.
TELLING = ("just_over", "just_under", "over", "under", "about")
UP, DOWN = {"over", "just_over"}, {"under", "just_under"}


def turned(row: Row, package: Package) -> tuple[str, str, str]:
    """The word for it, how many, and the year before; nothing where nobody may say which way it has turned."""
    told = beside(row, package)
    found = told.found
    if found.state == comparing.COMPARED and found.count is not None:
        return comparing.turn_of(found.count), str(abs(found.count)), told.year
    if found.state == comparing.DIRECTION and found.turn in (comparing.MORE, comparing.LESS):
        return f"only_{found.turn}", "", told.year
    said = said_turn(row, package)
    return (f"said_{said['qualifier']}", "", "") if said else ("", "", "")


def said_turn(row: Row, package: Package) -> Row | None:
    """The statement of the report itself on which way a figure has turned since the year before; None where it has none."""
    return telling(comparisons(row, str(int(row["year"]) - 1), package))


def turn(row: Row, labels: Labels) -> str:
    """How it is said: "12 fewer than" a year, "more than", "slightly more than", "according to the report"; else nothing."""
    way, number, year = turned(row, labels.package)
    return labels.say(f"turn_{way}", *([labels.language.number(number)] if number else []), year) if way else ""


def turn_claims(row: Row, package: Package) -> list[Claim]:
    """What is claimed of the two years where they are compared; of what a report says itself no more than the newest number."""
    told = beside(row, package)
    return told.claims if told.found.state in (comparing.COMPARED, comparing.DIRECTION) else [claim_of(row)]


def beside(row: Row, package: Package) -> Against:
    """A figure beside the same of an earlier year."""
    years = years_of(package)
    then = years.earlier(row)
    return Against(row, then, comparing.compare(row, then, years))


def comparisons(row: Row, year: str, package: Package) -> list[Row]:
    """What the report of its year says of a figure beside that of another year (or `EARLIER`), in words."""
    own = [each for each in package.rows("statements") if each["report_year"] == row["year"]]
    found = [each for each in own if each["measure"] == "comparison" and all(each[one] == row[one] for one in SAME)]
    return [each for each in found if each["compared_year"] == year and not each["compared_indicator"]]


def telling(said: list[Row]) -> Row | None:
    """The one of some comparisons that says most; None where there is none, or they say both more and less."""
    ways = {each["qualifier"] for each in said}
    if ways & UP and ways & DOWN:
        return None
    known = [each for each in said if each["qualifier"] in TELLING]
    return min(known, key=lambda each: TELLING.index(each["qualifier"]), default=None)
