"""No hidden count can be worked out of anything that is published, now or in an earlier version."""

import re
from dataclasses import replace

import pytest

from scripts.ground.data_package import Row
from scripts.paths import ROOT
from scripts.protection.proposal import UnprotectableError, propose
from scripts.reasoning import model
from scripts.reasoning.linear import Program
from tests.disclosure_cases import (
    YEAR,
    hidden,
    name,
    new,
    protect,
    protection,
    published,
    ranges_of,
    released,
    settings,
    share,
    told,
)

TOTAL, WOMEN, MEN, OTHER = new("total", "60"), new("women", "40"), new("men", "17"), hidden("other_gender")


def test_a_hidden_count_that_a_total_gives_away_is_found():
    """With the figures that give it away, their places, and without the number itself."""
    (found,) = protection(TOTAL, WOMEN, MEN, OTHER).problems
    assert (found.kind, found.file, found.row) == ("hidden_given_away", "figures/2031.csv", 5)
    assert found.hint == "”60” (figures/2031.csv:2); ”40” (figures/2031.csv:3); ”17” (figures/2031.csv:4)"
    assert found.more == name("other_gender")


def test_a_hidden_count_that_only_a_percentage_with_its_base_gives_away_is_found():
    """40 per cent of 60; without the base nothing is given away."""
    assert told(MEN, hidden("women"), share("women", "40.0", base="60")) == [("hidden_given_away", 3)]
    assert told(MEN, hidden("women"), share("women", "40.0")) == []


def test_a_hidden_percentage_protects_its_count():
    """Where the count is printed nowhere, a percentage that is hidden hides it."""
    assert told(TOTAL, WOMEN, MEN, share("other_gender", "", obs_status="Q", qualifier=""))[0][0] == "hidden_given_away"


def test_a_hidden_percentage_of_a_printed_count_hides_nothing_of_it():
    """The count is there for everybody to read."""
    assert told(TOTAL, WOMEN, share("women", "", obs_status="Q", qualifier="")) == []


def test_a_hidden_count_that_an_earlier_version_printed_is_found():
    """Hiding it now does not make it unpublished; the message says so and shows no number."""
    before = released(TOTAL, MEN, new("other_gender", "13"))
    (found,) = protection(TOTAL, hidden("women"), MEN, OTHER, releases=[before]).problems[1:]
    assert (found.kind, found.hint) == ("hidden_published", f"1.0.0: {name('other_gender')}")
    (guide,) = set(re.findall(r"\.github/guides/\w+\.md", found.text("sv") + found.text("en")))
    assert (ROOT / guide).is_file()
    assert "cannot be unpublished" in found.text("en")


def test_a_hidden_count_that_an_earlier_version_gives_away_is_found():
    """It printed what is left of the total today."""
    before = released(WOMEN)
    assert told(TOTAL, MEN, hidden("women"), OTHER, releases=[before]) == [
        ("hidden_published", 4),
        ("hidden_published", 5),
    ]


def test_what_no_figure_hides_follows_from_an_earlier_version_too():
    """It printed that they are sixty: today's 57 women leave three others, of whom nothing is hidden or printed."""
    assert told(new("women", "57")) == []
    assert set(told(new("women", "57"), releases=[released(TOTAL)])) == {("small_count_follows", 2)}


def test_what_has_no_number_now_follows_from_an_earlier_version_too():
    """Of sixty adults then, 57 are affected directly now: three are women at most of the others, and nobody has said how many."""
    blank = new("women", "", population="adults_indirect", obs_status="O", qualifier="")
    direct, adults = (
        new("total", value, indicator="contacts", population=name)
        for value, name in (
            ("57", "adults_direct"),
            ("60", "adults"),
        )
    )
    found = protection(direct, blank, releases=[released(adults)]).problems
    assert name("women").replace("adults", "adults_indirect") in {one.more for one in found}
    assert protection(direct, blank, releases=[released(direct)]).problems == []


def test_what_an_earlier_version_computed_or_left_as_a_range_is_known_too():
    """It never printed the number of women, but everything that it follows from."""
    before = released(TOTAL, MEN, new("other_gender", "3"))
    assert name("women") in {row["observation"] for row in before.package.tables["observations"]}
    assert ("hidden_published", 2) in told(hidden("women"), releases=[before])


def test_what_nothing_can_protect_any_more_is_refused_and_nothing_is_proposed():
    """An earlier version told all of it: whatever is hidden now, it was said."""
    said = new("total", "100"), new("women", "97"), new("men", "3")
    case = published(*said, hidden("other_gender"), releases=[released(*said)])
    assert "hidden_given_away" in {one.kind for one in protect(case, settings()).problems}
    with pytest.raises(UnprotectableError):
        propose(str(YEAR), case, settings())


def test_the_log_of_revisions_is_known_too():
    """It keeps what a version said that was taken down since."""
    entry: Row = {"observation": name("women"), "field": "value", "from_value": "40", "reason_sv": "", "reason_en": ""}
    case = published(TOTAL, MEN, hidden("women"), OTHER)
    logged = replace(case, codes={**case.codes, "revisions": [entry]})
    assert [one.hint[-len(name("women")) :] for one in protect(logged, settings()).problems] == [name("women")] * 2


def test_a_corrected_figure_of_an_earlier_version_gives_way_to_the_newer_one():
    """The total was another then: nothing follows from the two together."""
    before = released(new("total", "59"), new("women", "40"))
    assert told(TOTAL, new("women", "41"), hidden("men"), OTHER, releases=[before]) == []


def test_a_safely_hidden_count_is_not_reported():
    """Two are hidden, and together they are many."""
    assert told(TOTAL, MEN, hidden("women"), OTHER) == []
    assert told(TOTAL, MEN, hidden("women"), OTHER, releases=[released(TOTAL, MEN)]) == []


@pytest.mark.parametrize(("women", "found"), [("55", 2), ("54", 0)])
def test_two_hidden_counts_that_are_few_together_are_found(women, found):
    """Five for two leaves one to four for each, since nobody hides that nobody is there; six leaves one to five."""
    assert len(told(TOTAL, new("women", women), hidden("men"), OTHER)) == found


def test_a_hidden_zero_that_can_be_worked_out_is_found():
    """Who hid it had a reason, and it hides nothing."""
    assert told(new("total", "57"), WOMEN, MEN, OTHER) == [("hidden_given_away", 5)]


def test_the_sum_over_populations_is_seen_too():
    """Everybody less the adults is the children."""
    children = {"indicator": "contacts", "category": "total"}
    rows = [new(value="80", population="all", **children), new(value="60", **children)]
    assert told(*rows, hidden(population="children", **children)) == [("hidden_given_away", 4)]


def test_an_acknowledged_earlier_version_is_told_but_does_not_stop():
    """A person has decided, with reasons; what today's figures give away cannot be cleared."""
    before = released(new("other_gender", "13"))
    cleared = [name("other_gender")]
    assert told(TOTAL, hidden("women"), MEN, OTHER, releases=[before], cleared=cleared) == [
        ("hidden_published", 3),
        ("notice_hidden_published", 5),
    ]
    assert told(TOTAL, WOMEN, MEN, OTHER, cleared=cleared)[-1] == ("hidden_given_away", 5)


def test_the_range_of_a_hidden_count_is_not_published():
    """Though a safe one could be."""
    case = published(TOTAL, MEN, hidden("women"), OTHER)
    held = protect(case, settings()).withheld
    assert {name("women"), name("other_gender")} <= held
    ranges = ranges_of(case, held)
    assert not {name("women"), name("other_gender")} & {row["about"] for row in ranges}


def test_a_solver_that_gives_up_says_so(monkeypatch):
    """An honest "undecided", which stops the build, and no hang."""
    case = published(TOTAL, MEN, hidden("women"), OTHER)
    monkeypatch.setattr(model, "SOLVED", ())
    assert {one.kind for one in protect(case, settings()).problems} == {"hidden_undecided"}


def test_an_answer_that_is_only_nearly_whole_is_asked_for_more_exactly(monkeypatch):
    """A million times a millionth of a switch is a person: the solver slips, and is then asked to look closer."""
    run, asked, slips = model.Model.run, [], {1e-6}

    def slipping(self):
        world = run(self)
        asked.append(self.solver.getOptionValue("mip_feasibility_tolerance")[1])
        if asked[-1] in slips:
            self.values = [value + 0.1 for value in self.values]
        return world

    monkeypatch.setattr(model.Model, "run", slipping)
    made = Program()
    one = made.variable(0, 9)
    made.hold([(1, one)], 3, None)
    assert model.Model(made).extreme(one, most=False) == [3]
    assert asked == [1e-6, 1e-6, 1e-9]
    slips.add(1e-9)
    with pytest.raises(model.UndecidedError):
        model.Model(made).extreme(one, most=False)
