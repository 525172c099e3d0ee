"""A new small count stops the build until it is hidden or cleared, and no hidden one can be worked out of any version."""

import re
from dataclasses import replace

import pytest

from scripts.ground.data_package import Row
from scripts.guard.protection.cells import hide
from scripts.guard.protection.proposal import propose
from scripts.guard.reasoning import model
from scripts.guard.reasoning.linear import Program
from scripts.paths import ROOT
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
)

PUBLIC: Row = {"source": "public_report"}


def test_a_small_count_that_is_new_stops():
    """At its line, by the name of its cell; the number is not repeated, since logs are public too."""
    (found,) = protection(new("women", "3")).problems
    assert (found.kind, found.row, found.column, found.hint) == ("small_count", 2, "value", name("women"))
    assert "3" not in found.text("sv").replace(name("women"), "").replace("2031", "")


def test_a_computed_small_count_stops_with_the_figures_that_it_follows_from():
    """None of them is small; the message has their places."""
    (found,) = protection(new("total", "60"), new("women", "40"), new("men", "17")).problems
    assert (found.kind, found.row, found.more) == ("small_count_follows", 4, name("other_gender"))
    assert found.hint == "”60” (figures/2031.csv:2); ”40” (figures/2031.csv:3); ”17” (figures/2031.csv:4)"


def test_a_narrow_range_that_may_be_nobody_is_withheld():
    """Those of public figures stay: everybody can work them out."""
    blank = new("other_gender", "", obs_status="O", qualifier="")
    rows = [new("total", "60"), new("women", "40"), new("men", "17", qualifier="at_least"), blank]
    assert name("other_gender") in protect(published(*rows), settings()).withheld
    public = [row | PUBLIC for row in rows]
    assert protect(published(*public), settings()).withheld == set()
    assert protect(published(*public, new("women", "40")), settings()).withheld == set()


TOTAL, WOMEN, MEN, OTHER = new("total", "60"), new("women", "40"), new("men", "17"), hidden("other_gender")


def test_a_hidden_count_that_a_total_gives_away_is_found():
    """With the figures that give it away, their places, and without the number itself."""
    (found,) = protection(TOTAL, WOMEN, MEN, OTHER).problems
    assert (found.kind, found.file, found.row) == ("hidden_given_away", "figures/2031.csv", 5)
    assert found.hint == "”60” (figures/2031.csv:2); ”40” (figures/2031.csv:3); ”17” (figures/2031.csv:4)"
    assert found.more == name("other_gender")


def test_a_hidden_count_that_an_earlier_version_printed_is_found():
    """Hiding it now does not make it unpublished; the message says so and shows no number."""
    before = released(TOTAL, MEN, new("other_gender", "13"))
    (found,) = protection(TOTAL, hidden("women"), MEN, OTHER, releases=[before]).problems[1:]
    assert (found.kind, found.hint) == ("hidden_published", f"1.0.0: {name('other_gender')}")
    (guide,) = set(re.findall(r"\.github/guides/\w+\.md", found.text("sv") + found.text("en")))
    assert (ROOT / guide).is_file()
    assert "cannot be unpublished" in found.text("en")


def test_what_has_no_number_now_follows_from_an_earlier_version_too():
    """Of sixty adults then, 57 are affected directly now: three are women at most of the others, and nobody has said how many."""
    blank = new("women", "", population="adults_indirect", obs_status="O", qualifier="")
    direct = new("total", "57", indicator="contacts", population="adults_direct")
    adults = new("total", "60", indicator="contacts", population="adults")
    found = protection(direct, blank, releases=[released(adults)]).problems
    assert name("women").replace("adults", "adults_indirect") in {one.more for one in found}


def test_what_is_withdrawn_is_protected_as_if_no_version_had_told_it():
    """The version has to come down, and is refused until then; what is shown then is not to tell it either."""
    rest = TOTAL, new("men", "20"), new("other_gender", "0")
    case = published(hidden("women"), *rest, releases=[released(WOMEN, *rest)])
    more = propose(str(YEAR), case, settings())
    assert more == propose(str(YEAR), replace(case, releases=()), settings()) != []
    mended = replace(case, statements=hide(case.statements, more, case.book))
    assert {one.kind for one in protect(mended, settings()).problems} == {"hidden_published"}


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


@pytest.mark.parametrize(
    ("ask", "answer", "stop"),
    [
        (lambda kept, one: kept.extreme(one, most=False), [2], 3),
        (lambda kept, one: kept.leaning({one: 1}), [2], 2),
        (lambda kept, one: kept.agrees([]), None, 2),
    ],
)
def test_the_solver_has_its_own_options_after_an_error(monkeypatch, ask, answer, stop):
    """Whoever goes on with a model that was interrupted gets least values that are least."""
    made, runs, run = Program(), [], model.Model.run
    one = made.variable(0, 9)
    made.hold([(1, one)], 3, None)
    kept = model.Model(made)
    options = {name: kept.solver.getOptionValue(name)[1] for name in (*model.OPTIONS, *model.EXACT)}

    def stopping(self):
        """Answers that do not do, and then an error."""
        runs.append({name: self.solver.getOptionValue(name)[1] for name in options})
        if len(runs) == stop:
            raise model.UndecidedError("stopped")
        run(self)
        return answer

    monkeypatch.setattr(model.Model, "run", stopping)
    with pytest.raises(model.UndecidedError, match="stopped"):
        ask(kept, one)
    assert runs[0] == options != runs[-1]
    assert {name: kept.solver.getOptionValue(name)[1] for name in options} == options
    monkeypatch.setattr(model.Model, "run", run)
    assert kept.extreme(one, most=False) == [3]
