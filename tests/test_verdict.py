"""Whether a claim is true, and which place an answer has: by the worlds of `cases/world_claims.txt`; how a claim is written."""

import re

import pytest

from scripts.ground.cells import cell_of
from scripts.ground.claim import Claim, all_written
from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.facts import Facts, ranks
from scripts.ground.verdict import verdict
from scripts.ground.years import read_years
from tests.site_package import everybody_is, observation
from tests.world_book import World, items, worlds

USUAL: Row = {"unit": "persons", "answers": "one", "base_rule": "persons_answered", "assumption": "", "least": ""}
USUAL |= {"first_year": "2024", "base_indicator": ""}
ABOUT: dict[str, Row] = {
    "form": {},
    "needs": {"unit": "needs", "answers": "several", "base_rule": "answers"},
    "got": {"unit": "answers", "answers": "several"},
    "lone": {},
    "met": {"base_rule": "persons_all"},
    "both": {"answers": "several"},
    "wants": {"unit": "needs", "answers": "several"},
}
ROLES = {
    "form": {"sexual": "part", "labour": "part", "begging": "part", "others": "rest", "total": "whole_persons"},
    "needs": {"home": "part", "law": "part", "sums": "whole_answers", "total": "whole_persons"},
    "got": {"help": "part", "money": "part", "nothing": "nobody", "total": "whole_persons"},
    "lone": {"permit": "part", "total": "whole_persons"},
    "met": {"total": "whole_persons"},
    "wants": {"advice": "part", "support": "part", "nothing": "nobody", "total": "whole_persons"},
}
ROLES["both"] = ROLES["form"]
PLAIN: Row = {"parent": "", "parts_complete": "", "last_year": ""}
TABLES: dict[str, list[Row]] = {
    "indicators": [USUAL | {"indicator": name} | about for name, about in ABOUT.items()],
    "categories": [
        PLAIN | {"indicator": name, "category": code, "order": str(order), "role": role}
        for name, roles in ROLES.items()
        for order, (code, role) in enumerate(roles.items(), 1)
    ],
    "relations": [everybody_is("met")],
    "notes": [],
    "breaks": [],
}


def row(name: str, value: str = "0", **cells: str) -> Row:
    """An observation by its name: `form.sexual@2023`, `form.sexual%` of a share; a number, `40..60` for one between, `>50` for
    more, `?` for a hidden one.
    """
    name, _, year = name.partition("@")
    cells |= {"measure": "percent"} if name[-1] == "%" else {}
    indicator, category = name.rstrip("%").split(".")
    counts_people = ROLES[indicator][category] in ("nobody", "whole_persons")
    unit = "persons" if counts_people else ABOUT[indicator].get("unit", "persons")
    lower, _, upper = value.partition("..")
    number = {"value": lower, "lower": lower, "upper": lower, "qualifier": "exact"}
    number = {"value": "", "lower": lower, "upper": upper, "qualifier": "between"} if upper else number
    number = {"lower": value[1:], "qualifier": "over"} if value[0] == ">" else number
    number = {"value": "", "obs_status": "Q", "qualifier": ""} if value == "?" else number
    usual = {"indicator": indicator, "category": category, "unit": unit, "year": year or "2031", "population": "adults"}
    return observation(**(usual | number | cells))


def facts(*rows: Row, printed=()) -> Facts:
    """What a world of these rows says, and which answers its sources call the first."""
    return Facts(
        {cell_of(one): one for one in rows}, read_years(TABLES | {"observations": [*rows]}), frozenset(printed)
    )


def observed(world: World) -> list[Row]:
    """The observations of a world."""
    said = [re.fullmatch(r"(\S+) (\S+)(?: \[(\w+) (\w+)\])?", one) for one in items(world.part(""))]
    return [row(one[1], one[2], **({one[3]: one[4]} if one[3] else {})) for one in said if one]


@worlds("world_claims", "claims")
def test_what_a_claim_is_in_a_world(world):
    of = facts(*observed(world))
    asked = [one.rpartition(": ") for one in items(world.told)]
    claims = {text: text.split() for text, *_ in asked}
    found = {
        text: verdict(Claim(kind, tuple(cell_of(row(name)) for name in names)), of)
        for text, (kind, *names) in claims.items()
    }
    assert found == {text: told for text, _, told in asked}


@worlds("world_claims", "places")
def test_which_place_an_answer_has_in_a_world(world):
    rows = observed(world)
    places = ranks(rows, read_codebook(TABLES))
    found = [(row, places[row["observation"]]) for row in rows if row["observation"] in places]
    told = [f"{row['category']} {first}" + f"-{last}" * (last > first) for row, (first, last) in found]
    assert told == items(world.told)


def test_a_tie_is_of_as_many_answers_as_there_are():
    """A question of which nobody has any of twelve answers is a tie too, and no fault."""
    cells = tuple(cell_of(row("form.sexual") | {"category": f"answer_{at}"}) for at in range(12))
    assert Claim("tied", cells).kind == "tied"


def test_the_source_may_say_which_is_first():
    """Without a number, too; of two sources it is enough that one does."""
    own = row("form.sexual", "?")
    named: Row = {"measure": "", "unit": "", "base_indicator": "", "base_category": ""}
    said = facts(own, printed={(cell_of(own | named), "1")})
    assert verdict(Claim("largest", (cell_of(own),)), said) == "true"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("most form.sexual.adults.all_cases.2031.count.persons", "no such kind"),
        ("average form.sexual.adults.all_cases.2031.count.persons", "may be said of mean"),
        ("of form.sexual.adults.all_cases.2031.count.persons", "about 2 figures, not 1"),
        ("tied form.sexual.adults.all_cases.2031.count.persons", "2 or more figures, not 1"),
    ],
)
def test_what_is_no_claim_is_refused(text, fault):
    """A kind that there is not; a count as a mean; too few figures."""
    with pytest.raises(ValueError, match=fault):
        all_written(text)


def test_a_claim_is_read_as_it_is_written():
    """Its cells have the names of the observations."""
    text = "more form.sexual.adults.all_cases.2031.count.persons form.labour.adults.all_cases.2031.count.persons"
    assert str(all_written(text)[0]) == text
