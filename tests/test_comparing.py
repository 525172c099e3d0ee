"""Whether two figures may be compared: each world of `cases/world_comparing.txt`; and which figure is the earlier one."""

import re

from scripts.ground.comparing import Comparison, compare
from scripts.ground.data_package import Row
from scripts.ground.years import read_years
from tests.rows import to_row
from tests.site_package import everybody_is, observation
from tests.world_book import worlds

FIGURE = re.compile(
    r"(?P<name>\S+) (?:(?P<qualifier>over|under|about) )?(?P<value>\?|-|[\d.]+)(?P<share>%)?"
    r"(?: of (?P<base>\w+\.\w+)(?: (?P<size>\d+))?)?(?: \[(?P<more>.*)\])?"
)
ASK = {"indicator": "ask", "unit": "persons", "answers": "one", "base_rule": "persons_answered", "assumption": ""}
ASK |= {"least": "", "first_year": "2020", "base_indicator": ""}
POINT = ASK | {"indicator": "point", "measurement_point": "1"}
NEED = ASK | {"indicator": "need", "unit": "needs", "answers": "several", "base_rule": "answers"}
GIVEN = NEED | {"indicator": "given", "unit": "interventions", "base_indicator": "need"}
UNITS = {one["indicator"]: one["unit"] for one in (ASK, POINT, NEED, GIVEN)}
ROLES = {"yes": "part", "no": "part", "answers": "whole_answers", "total": "whole_persons"}
LISTED = [("given", "answers", "whole_answers"), ("need", "every", "adds_to_each")]
LISTED += [(name, code, role) for name in ("ask", "point", "need") for code, role in ROLES.items()]
PLAIN: Row = {"order": "1", "parent": "", "parts_complete": "", "last_year": ""}
TABLES: dict[str, list[Row]] = {
    "indicators": [to_row(ASK), to_row(POINT), to_row(NEED), to_row(GIVEN)],
    "categories": [PLAIN | to_row({"indicator": name, "category": code, "role": role}) for name, code, role in LISTED],
    "relations": [everybody_is("ask")],
    "sums": [
        {"dimension": "population", "whole": "all", "split": "by_age", "part": part} for part in ("adults", "children")
    ],
    "sources": [{"source": "form", "source_kind": "form"}],
    "breaks": [],
    "notes": [],
}
NONE = {"value": "", "lower": "", "upper": "", "qualifier": ""}


def figure(text: str, year: str) -> Row:
    """An observation as a line has it: `yes 60`, `need.yes under 33% of need.yes 116`, `no 5 [notes case_case]`."""
    found = FIGURE.fullmatch(text)
    assert found, text
    indicator, _, category = found["name"].rpartition(".")
    value, word = found["value"], found["qualifier"]
    number = {"value": value, "lower": value, "upper": value, "qualifier": word or "exact"}
    if word in ("over", "under"):
        number |= {"value": "", "lower" if word == "under" else "upper": ""}
    if value in "?-":
        number = NONE | ({"obs_status": "Q"} if value == "?" else {})
    cells = {"indicator": indicator or "ask", "category": category, "unit": UNITS[indicator or "ask"], "year": year}
    if found["share"]:
        cells |= {"measure": "percent", "base": found["size"] or ""}
    if found["base"]:
        cells |= dict(zip(("base_indicator", "base_category"), found["base"].split("."), strict=True))
    more = dict(one.split(" ", 1) for one in (found["more"] or "").split("; ") if one)
    return observation(**(cells | number | more))


def said(found: Comparison) -> str:
    """A comparison in words."""
    told = [found.turn] if found.turn else []
    told += [str(found.count)] if found.count is not None else []
    told += [f"{found.points} points"] if found.points is not None else []
    told += ["few"] * found.few + ["cases"] * found.cases
    return f"{found.state} {found.reason}".strip() + (f"; {', '.join(told)}" if told else "")


@worlds("world_comparing", "compared")
def test_what_may_be_said_of_two_years_in_a_world(world):
    """And no more; a break has the note that says why."""
    now, before = (
        [figure(one, year) for one in world.names(part)] for part, year in (("", "2031"), ("before", "2030"))
    )
    tables = TABLES | {
        "observations": [*now, *before],
        "statements": [{"source": "form", "year": year} for year in world.names("forms") or ["2031"]],
        "breaks": [{"indicator": "ask", "year": "2031", "note": note} for note in world.names("breaks")],
        "notes": [{"note": note} for note in world.names("notes")],
        "vocabulary": [{"list": "scope", "code": code} for code in world.names("scopes")],
    }
    found = compare(now[0], before[0] if before else None, read_years(tables))
    assert said(found) == world.told
    assert found.note in ("", *now[0]["notes"].split())


def test_the_earlier_figure_is_the_last_that_has_a_number():
    """That of the year before, or else an older one; a year before without a number comes first."""
    row, older, empty = (
        figure(text, year) for text, year in (("yes 50", "2031"), ("yes 9", "2028"), ("yes -", "2030"))
    )
    assert read_years(TABLES | {"observations": [row, older]}).earlier(row) is older
    assert read_years(TABLES | {"observations": [row, older, empty]}).earlier(row) is empty
    assert read_years(TABLES | {"observations": [row]}).earlier(row) is None
