"""Whether a claim is true: each verdict on a world of a few counts, in which a reader can see it."""

import pytest

from scripts.ground.cells import cell_of
from scripts.ground.claim import Claim, all_written
from scripts.ground.data_package import Row
from scripts.ground.facts import Facts
from scripts.ground.verdict import verdict
from scripts.ground.years import read_years
from tests.site_package import everybody_is, observation

FORM: Row = {
    "indicator": "form",
    "unit": "persons",
    "answers": "one",
    "base_rule": "persons_answered",
    "assumption": "",
}
FORM |= {"least": "", "first_year": "2024", "base_indicator": ""}
NEEDS = FORM | {"indicator": "needs", "unit": "needs", "answers": "several", "base_rule": "answers"}
GOT = FORM | {"indicator": "got", "unit": "answers", "answers": "several"}
LONE = FORM | {"indicator": "lone"}
MET = FORM | {"indicator": "met", "base_rule": "persons_all"}
ROLES = {
    "form": {"sexual": "part", "labour": "part", "begging": "part", "others": "rest", "total": "whole_persons"},
    "needs": {"home": "part", "law": "part", "sums": "whole_answers", "total": "whole_persons"},
    "got": {"help": "part", "money": "part", "nothing": "nobody", "total": "whole_persons"},
    "lone": {"permit": "part", "total": "whole_persons"},
    "met": {"total": "whole_persons"},
}
HIDDEN = {"value": "", "obs_status": "Q", "qualifier": ""}


def row(name, value, year="2031", **cells):
    """An observation by its name: `form.sexual`; a number, "40-60" for one between, None for a hidden one."""
    indicator, category = name.split(".")
    role = ROLES[indicator][category]
    unit = {"needs": "needs", "got": "answers"}.get(indicator, "persons")
    unit = "persons" if role in ("nobody", "whole_persons") else unit
    lower, _, upper = str(value).partition("-")
    number = {"value": lower, "lower": lower, "upper": lower, "qualifier": "exact"}
    number = {"value": "", "lower": lower, "upper": upper, "qualifier": "between"} if upper else number
    number = HIDDEN if value is None else number
    usual = {"indicator": indicator, "category": category, "unit": unit, "year": year, "population": "adults"}
    return observation(**(usual | number | cells))


def facts(rows, printed=()):
    """What a world of these rows says, and which answers its sources call the first."""
    categories: list[Row] = [
        {
            "indicator": name,
            "category": code,
            "order": str(order),
            "role": role,
            "parent": "",
            "parts_complete": "",
            "last_year": "",
        }
        for name, roles in ROLES.items()
        for order, (code, role) in enumerate(roles.items(), 1)
    ]
    tables: dict[str, list[Row]] = {
        "indicators": [FORM, NEEDS, GOT, LONE, MET],
        "categories": categories,
        "relations": [everybody_is("met")],
    }
    years = read_years(tables | {"observations": rows, "notes": [], "breaks": []})
    return Facts({cell_of(one): one for one in rows}, years, frozenset(printed))


def judged(kind, *names, year="2031", **counts):
    """The verdict on a claim about cells of a world: `judged("largest", "form.sexual", form_sexual=60, form_labour=30)`."""
    rows = [row(name.replace("_", ".", 1), value) for name, value in counts.items()]
    return verdict(Claim(kind, tuple(cell_of(row(name, 0, year)) for name in names)), facts(rows))


def test_what_is_larger_than_all_others_is_the_largest():
    """Of three, and of the rest too."""
    assert judged("largest", "form.sexual", form_sexual=60, form_labour=30, form_begging=5, form_others=2) == "true"


def test_what_nobody_did_is_a_rival():
    """Twenty got help, and sixty got nothing."""
    assert judged("largest", "got.help", got_help=20, got_money=5, got_nothing=60, got_total=80) == "false"
    assert judged("largest", "got.nothing", got_help=20, got_money=5, got_nothing=60, got_total=80) == "true"


def test_a_lone_answer_has_those_without_it_as_its_rival():
    """Twenty of a hundred and eighty got a permit: it is not the most common answer."""
    assert judged("largest", "lone.permit", lone_permit=20, lone_total=180) == "false"
    assert judged("largest", "lone.permit", lone_permit=100, lone_total=180) == "true"


def test_a_rest_is_no_answer():
    """What gathers the other answers is no answer that anybody gave."""
    assert judged("largest", "form.others", form_sexual=6, form_labour=3, form_begging=5, form_others=60) == "false"


def test_a_rest_may_be_one_answer():
    """Sixty in others may all be of one kind."""
    assert judged("largest", "form.sexual", form_sexual=40, form_labour=3, form_begging=5, form_others=60) == "open"


@pytest.mark.parametrize(("total", "found"), [(100, "true"), (140, "open")])
def test_a_hidden_answer_may_be_what_the_others_leave(total, found):
    """Of 100 there are 30 left for two hidden answers, of 140 there are 70."""
    world = {"form_sexual": 60, "form_labour": 10, "form_begging": None, "form_others": None}
    assert judged("largest", "form.sexual", **world, form_total=total) == found


def test_a_hidden_answer_has_no_place():
    """It is not told which place it has, whatever the others are."""
    world = {"form_sexual": None, "form_labour": 10, "form_begging": 3, "form_others": 2}
    assert judged("largest", "form.sexual", **world, form_total=100) == "hidden"


def test_everybody_met_is_the_most_that_answers_of_one_each_can_be():
    """Nobody says how many answered, but twenty more were not met."""
    world = {"form_sexual": 60, "form_labour": 10, "form_begging": None, "form_others": 2}
    assert judged("largest", "form.sexual", **world, met_total=90) == "true"


def test_second_has_one_above_it_and_none_beside_it():
    """Two with thirty each share second place: neither is second."""
    world = {"form_sexual": 60, "form_labour": 30, "form_others": 2}
    assert judged("second", "form.labour", **world, form_begging=5) == "true"
    assert judged("second", "form.labour", **world, form_begging=30) == "open"
    assert judged("second", "form.sexual", **world, form_begging=5) == "false"


def test_a_tie_is_of_as_many_answers_as_there_are():
    """A question of which nobody has any of twelve answers is a tie too, and no fault."""
    name = "form.sexual"
    assert Claim("tied", tuple(cell_of(row(name, 0) | {"category": f"answer_{at}"}) for at in range(12))).kind == "tied"


def test_tied_answers_are_exactly_as_many_and_no_other_is():
    """Thirty and thirty; with a third of forty they are not the first."""
    world = {"form_sexual": 30, "form_labour": 30, "form_others": 2}
    assert judged("tied", "form.sexual", "form.labour", **world, form_begging=5) == "true"
    assert judged("tied", "form.sexual", "form.labour", **world, form_begging=40) == "false"


@pytest.mark.parametrize(
    ("count", "found"), [(51, "true"), (50, "false"), (20, "false"), ("40-60", "open"), (None, "hidden")]
)
def test_a_majority_is_more_than_half(count, found):
    """Half is none; what may be either is open."""
    assert judged("majority", "form.sexual", form_sexual=count, form_total=100) == found


def test_without_its_whole_a_count_is_no_share():
    """Nobody says how many there are."""
    assert judged("majority", "form.sexual", form_sexual=51) == "open"


def test_nobody_and_everybody():
    """None is nought; all is the whole, and all of nobody is nothing to say."""
    assert judged("none", "form.sexual", form_sexual=0, form_total=9) == "true"
    assert judged("all", "form.sexual", form_sexual=9, form_total=9) == "true"
    assert judged("all", "form.sexual", form_sexual=8, form_total=9) == "false"
    assert judged("all", "form.sexual", form_sexual=0, form_total=0) == "open"


def test_so_many_of_so_many_names_the_whole_that_it_is_of():
    """Sexual exploitation is out of those with an answer, and not out of those who answered another question."""
    world = {"form_sexual": 40, "form_total": 100, "lone_total": 90}
    assert judged("of", "form.sexual", "form.total", **world) == "true"
    assert judged("of", "form.sexual", "lone.total", **world) == "open"
    assert judged("of", "form.sexual", "lone.total", **world | {"lone_total": 30}) == "false"


def test_a_majority_may_name_its_whole():
    """Forty of those with an answer are most of seventy, though not of the hundred who were met."""
    world = {"form_sexual": 40, "form_total": 70, "met_total": 100}
    assert judged("majority", "form.sexual", "form.total", **world) == "true"
    assert judged("minority", "form.total", "met.total", **world | {"form_total": 45}) == "true"
    assert judged("minority", "form.total", "met.total", **world) == "false"


@pytest.mark.parametrize(
    ("count", "found"), [(0, "false"), (1, "true"), (19, "true"), (20, "false"), ("15-25", "open")]
)
def test_few_are_some_and_not_twenty(count, found):
    """Nobody is not few, and of twenty one person is five points."""
    assert judged("few", "form.sexual", form_sexual=count) == found


def test_more_is_of_the_same_unit():
    """Fifty needs are not more than forty people."""
    assert judged("more", "form.sexual", "form.labour", form_sexual=50, form_labour=40) == "true"
    assert judged("more", "form.labour", "form.sexual", form_sexual=50, form_labour=40) == "false"
    assert judged("more", "needs.home", "form.labour", needs_home=50, form_labour=40) == "false"
    assert judged("clearly_more", "form.sexual", "form.labour", form_sexual=43, form_labour=40) == "false"
    assert judged("clearly_more", "form.sexual", "form.labour", form_sexual=45, form_labour=40) == "true"


@pytest.mark.parametrize(("now", "then"), [(50, 40), (40, 50)])
def test_of_two_years_it_may_be_said_which_is_more_whichever_that_is(now, then):
    """Fifty in 2031 after forty, and fifty in 2030 before forty: the later is compared with the earlier."""
    rows = [row("met.total", now), row("met.total", then, "2030")]
    newer, older = map(cell_of, rows)
    more, less = ((newer, older), (older, newer)) if now > then else ((older, newer), (newer, older))
    assert (verdict(Claim("more", more), facts(rows)), verdict(Claim("more", less), facts(rows))) == ("true", "false")
    assert verdict(Claim("difference", (newer, older)), facts(rows)) == "true"


def test_a_year_that_does_not_ask_is_told_from_one_that_hides_and_one_that_says_nothing():
    """Asked since 2024."""
    assert judged("not_asked", "form.sexual", year="2023") == "true"
    assert judged("not_asked", "form.sexual") == "false"
    assert judged("hidden", "form.sexual", form_sexual=None) == "true"
    assert judged("number", "form.sexual", year="2023") == "not_asked"
    assert judged("number", "form.sexual") == "open"


def test_what_is_known_without_a_large_case_is_known():
    """A number in any selection of cases is a number."""
    own = Claim("not_known", (cell_of(row("form.sexual", 0)),))
    assert verdict(own, facts([row("form.sexual", None)])) == "true"
    assert verdict(own, facts([row("form.sexual", 3, scope="excluding_case")])) == "false"


def test_the_source_may_say_which_is_first():
    """Without a number, too; of two sources it is enough that one does."""
    own = row("form.sexual", None)
    named = {"measure": "", "unit": "", "base_indicator": "", "base_category": ""}
    assert verdict(Claim("largest", (cell_of(own),)), facts([own], {(cell_of(own | named), "1")})) == "true"


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
