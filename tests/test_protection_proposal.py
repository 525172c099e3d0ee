"""The least hiding, step by step: what could be hidden, what has to be, what is cheapest, and what is shown again."""

from collections.abc import Collection, Iterable
from dataclasses import replace

import pytest

from scripts.ground.data_package import Package
from scripts.ground.releases import Release
from scripts.protection import guard, proposal
from scripts.protection.evidence import PRINTED, SUPPOSED, Evidence
from scripts.protection.guard import Near, Told
from scripts.protection.proposal import (
    Cut,
    UnprotectableError,
    blur,
    candidates,
    cheapest,
    cuts_of,
    given_back,
    hopeless,
    more_of,
    propose,
    telling,
)
from tests.handmade import SETTINGS, YEAR, at_least, book, cell, count, fact, published, row, rule, short

BOOK = book("", {"age": {"importance": "3"}}, gender="total women men others", age="total young old")
ALL = "abcdefgh"
WOMEN = cell("women", hidden=True)


def counts(names: Iterable[str]) -> frozenset:
    """Counts that are called so: `ab` are two."""
    return frozenset(map(count, names))


def cut(figures: str, when: str = "", **more) -> Cut:
    """One of these has to be hidden: always, or with that other one."""
    return Cut(counts(figures), count(when) if when else None, **more)


@pytest.mark.parametrize(
    ("one", "kept", "needed"),
    [
        (cut("ab", sure=True), "a", True),
        (cut("ab", sure=True), "ac", True),
        (cut("ab", sure=True), "ab", False),
        (cut("ab", sure=True), "b", False),
        (cut("ab"), "a", False),
        (cut("ab", least=2, sure=True), "a", False),
        (cut("ab", "c", sure=True), "a", False),
        (cut("ab", "c", sure=True), "ac", True),
    ],
)
def test_what_alone_meets_a_sure_cut_is_needed(one, kept, needed):
    """Where the other one is hidden, for which it has to be; and where one is enough."""
    assert one.needs(count("a"), counts(kept)) is needed


def names(some) -> str:
    """The names of counts, together."""
    return "".join(sorted(map(short, some)))


@pytest.mark.parametrize(
    ("cuts", "chosen"),
    [
        ([], ""),
        ([cut("bc")], "b"),
        ([cut("bc"), cut("bc")], "b"),
        ([cut("ab"), cut("bc"), cut("cd")], "ac"),
        ([cut("d"), cut("c")], "cd"),
        ([cut("b"), cut("cd", "b")], "bc"),
        ([cut("b"), cut("cd", "a")], "b"),
        ([cut("bcd", least=2)], "bc"),
        ([cut("b"), cut("acd", "b", least=2)], "abc"),
        ([cut("ab", least=2), cut("cd", "a", least=2)], "abcd"),
        ([cut("h")], "h"),
    ],
)
def test_the_cheapest_that_meet_every_cut_are_chosen(cuts, chosen):
    """The first letters are the cheapest here."""
    costs = {count(name): 10 + place for place, name in enumerate(ALL)}
    found = cheapest(costs, cuts)
    assert found is not None
    assert names(found) == chosen


def test_one_dear_figure_may_be_cheaper_than_two():
    """Or the other way round."""
    cuts = [cut("ab"), cut("bc")]
    assert [
        names(cheapest(dict(zip(map(count, "abc"), (2, cost, 3), strict=True)), cuts) or ()) for cost in (4, 6)
    ] == [
        "b",
        "ac",
    ]


def test_where_nothing_meets_a_cut_nothing_is_chosen():
    """No figure is left, or fewer than have to be."""
    assert cheapest({count("a"): 1}, [cut("a"), cut("", "a")]) is None
    assert cheapest({count("a"): 1}, [cut("")]) is None
    assert cheapest({count("a"): 1}, [cut("a", least=2)]) is None


def test_what_a_cell_is_told_by_is_cut_as_long_as_what_is_hidden_of_it_is_hidden():
    """What was hidden from the start stays hidden."""
    figures = counts("ab")
    assert cuts_of(WOMEN, figures, counts("a"), set()) == [Cut(figures, sure=True)]
    assert cuts_of(cell("women"), figures, set(), set()) == [Cut(figures)]
    women, total = count("women"), count("total")
    assert cuts_of(WOMEN, figures, {women}, set()) == [Cut(figures, women, sure=True)]
    assert cuts_of(WOMEN, figures, {women}, {women}) == [Cut(figures, sure=True)]
    assert cuts_of(WOMEN, figures, {women}, {total}) == [Cut(figures, women, sure=True)]
    both = cell("total - women")
    assert cuts_of(both, figures, {women}, {total}) == [Cut(figures)]
    assert cuts_of(both, figures | {women}, {women, total}, set()) == [
        Cut(figures | {women}, total),
        Cut(figures, women),
    ]


def test_after_many_cuts_that_are_alike_one_more_is_hidden():
    """Of all that they named: more than half of its figures, and for the same one."""
    some = cut("abcd", "h")
    alike = [cut("abce", "h")] * 40
    assert more_of(some, alike, counts("")) == cut("abcde", "h", least=1)
    assert more_of(some, alike, counts("aeh")) == cut("abcde", "h", least=3)
    assert more_of(some, alike, counts("abcde")) == cut("abcde", "h", least=5)
    assert more_of(some, alike[1:], counts("")) is None
    assert more_of(some, [cut("abef", "h")] * 40, counts("")) is None
    assert more_of(some, [cut("abce", "g")] * 40, counts("")) is None
    assert more_of(some, [*alike, cut("abg", "h"), cut("abcf")], counts("")) == cut("abcde", "h")


class Guard:
    """Says that something is told where none of each group is hidden, and notes what it is asked."""

    def __init__(self, *groups: str, near: str = "") -> None:
        self.groups, self.near, self.asked = groups, near, list[tuple[str, str]]()

    def __call__(self, some: Collection, about: Near | None = None) -> list[str]:
        kept, beside = names(some), "" if about is None else names(about.counts)
        self.asked.append((kept, beside))
        if about is not None and beside not in self.near:
            return []
        return [group for group in self.groups if not set(group) & set(kept)]


COSTS = {count(name): cost for name, cost in zip("abcd", (1, 3, 2, 3), strict=True)}


def shown(guard: Guard, *cuts: Cut, chosen: str = "abcd") -> str:
    """What stays hidden."""
    return names(given_back(counts(chosen), cuts, COSTS, guard))


def test_the_dearest_that_need_not_be_hidden_are_shown_again_first():
    """Of those that cost as much the first by name; what is shown is not hidden any more."""
    guard = Guard("abc", "cd")
    assert shown(guard) == "c"
    assert guard.asked == [
        ("acd", "b"), ("acd", ""), ("ac", "d"), ("ac", ""), ("a", "c"), ("a", ""), ("c", "a"), ("c", ""),
    ]  # fmt: skip
    assert shown(Guard("ac")) == "a"
    assert shown(Guard()) == ""
    assert shown(Guard("a", "b"), chosen="ab") == "ab"


def test_first_it_is_asked_what_is_told_beside_the_figure():
    """Where something is, nothing else is asked."""
    guard = Guard("a", near="a")
    assert shown(guard, chosen="ab") == "a"
    assert guard.asked == [("a", "b"), ("a", ""), ("", "a")]


def test_what_a_cut_needs_is_not_asked_about():
    """Those after it are."""
    guard = Guard()
    assert shown(guard, cut("b", sure=True), cut("bd", sure=True), chosen="abd") == "b"
    assert guard.asked == [("ab", "d"), ("ab", ""), ("b", "a"), ("b", "")]


def told(*kept: Evidence, one=WOMEN, rules: tuple[str, ...] = ("total == women + men",)) -> list[str]:
    """The evidence that tells too much, by name."""
    every = [each.fact.quantity for each in kept]
    return [short(each.fact.quantity) for each in telling(Told(one, kept, tuple(map(rule, rules)), {}, 5), every)]


def said(name: str, *numbers: int, figure: int = 0, **more) -> Evidence:
    """What a statement says."""
    return Evidence(replace(fact(name, *numbers, **more), figures=(figure,)), PRINTED)


SOMEBODY = Evidence(at_least("women", 1), SUPPOSED)


def test_what_the_ends_of_a_narrow_range_rest_on_tells_it():
    """In the order in which it stands; what else is known does not."""
    assert told(said("total", 10), said("age.total", 3), said("men", 7)) == ["total", "men"]
    assert told(said("age.total", 3), said("women", 2)) == ["women"]
    assert told(SOMEBODY, said("total", 4)) == ["women", "total"]
    assert told(said("men", 2, 4), said("total", 7)) == ["men", "total"]
    assert told(said("women", 3), said("men", 7), one=cell("women + men")) == ["women", "men"]


def test_what_leaves_as_many_as_are_needed_tells_nothing_by_its_ends():
    """One to five are five: the range is no proof."""
    assert told(SOMEBODY, said("total", 5)) == []


def test_holes_in_a_range_are_told_by_a_proof():
    """A tenth of a number of people up to thirty is one, two or three."""
    tenth = said("women", 10, of="total", figure=1)
    assert told(tenth, said("total", 1, 39), said("age.total", 3), rules=()) == ["women", "total"]
    assert told(said("men", 1, 3), said("age.total", 3), rules=("women == 2 men",)) == ["men"]


def test_what_could_be_hidden_is_looked_for_among_what_could_be():
    """All else that is known stays; where none of it would help, all of it is the proof."""
    known, rules = (said("men", 1, 9, figure=1), said("total", 4)), ("women == 2 men", "men <= total")
    found = Told(cell("women"), known, tuple(map(rule, rules)), {}, 5)
    assert [short(one.fact.quantity) for one in telling(found, counts(["total"]))] == ["total"]
    assert [short(one.fact.quantity) for one in telling(found, counts(["others"]))] == ["men", "total"]


def test_a_proof_is_by_what_can_be_hidden(monkeypatch):
    """Not by what is to be kept."""
    tried: list[str] = []

    def spied(told, costs):
        tried.extend(map(short, costs))
        return telling(told, costs)

    monkeypatch.setattr(proposal, "telling", spied)
    assert proposed(*THREE, keep="total women") == ["men"]
    assert set(tried) == {"men"}


def asked_about(monkeypatch, *rows) -> list[Near | None]:
    """What is asked about, one time after the other, until it is known that the men have to be hidden."""
    asked: list[Near | None] = []

    def spied(year, now, disclosure, ways, about):
        asked.append(about)
        return guard.told_of(year, now, disclosure, ways, about)

    monkeypatch.setattr(proposal, "told_of", spied)
    kept = counts(["total", "women"])
    assert [*map(short, propose(YEAR, published(*rows, book=BOOK), SETTINGS, kept))] == ["men"]
    return asked


def test_in_a_public_year_what_is_told_anew_is_asked_about_and_then_what_has_just_been_hidden(monkeypatch):
    """Before all of it is asked again; in a year that nobody has seen every count is."""
    public = {"source": "public_report"}
    printed = [row("total", "60", **public), row("women", "40", **public), row("men", obs_status="L", **public)]
    first, hidden, again, *_ = asked_about(monkeypatch, *printed, row("men", "18"))
    assert first is not None
    assert count("men") in first.counts
    assert hidden == Near(frozenset({count("men"), count("others")}))
    assert again == first
    assert set(asked_about(monkeypatch, row("total", "60"), row("women", "40"), row("men", "18"))[:2]) == {None}


def name(category: str) -> str:
    """The observation of a count by gender."""
    return f"gender.{category}.adults.all_cases.2031.count.persons"


@pytest.mark.parametrize(("bits", "more"), [("", [245, 397, 442]), ("0110", [167, 280, 305])])
def test_bits_add_up_to_half_to_what_a_figure_costs(bits, more):
    """The same bits the same, so that a hiding can be done again."""
    assert [blur(one, bits) for one in ("a", "b", "c")] == more


def costs(*rows, keep=(), bits: str = "") -> dict[str, int]:
    """What could be hidden, with what that costs."""
    return {
        short(one): cost for one, cost in candidates(YEAR, published(*rows, book=BOOK), SETTINGS, keep, bits).items()
    }


def test_what_is_printed_is_not_public_and_is_somebody_could_be_hidden():
    """And is not to be kept; of the year alone."""
    rows = [row("women", "40"), row("men", "1"), row("others", "0"), row("total", "9", qualifier="at_most")]
    assert list(costs(*rows)) == ["women", "men"]
    assert list(costs(*rows, keep=[count("men"), count("total")])) == ["women"]
    assert list(costs(row("women", "40", year="2030"), row("men"))) == []
    public = {"source": "public_report"}
    assert list(costs(row("women", "40", **public), row("men", "9"))) == ["men"]
    assert list(costs(row("women", "40"), row("women", "40", **public), row("men", "9"))) == ["men"]


@pytest.mark.parametrize("bits", ["", "01"])
def test_a_figure_costs_what_a_reader_loses_and_the_bits(bits):
    """A thousand for each of the loss, and what the bits add to each."""
    found = costs(row("women", "40"), row("age.old", "3"), row("total", "99"), bits=bits)
    old = "age.old.adults.all_cases.2031.count.persons"
    assert found == {
        "women": 20 * (1000 + blur(name("women"), bits)),
        "age.old": 40 * (1000 + blur(old, bits)),
        "total": 16 * (1000 + blur(name("total"), bits)),
    }


def test_without_bits_a_figure_costs_what_no_bits_add():
    """The same each time."""
    case = published(row("women", "40"), book=BOOK)
    assert candidates(YEAR, case, SETTINGS, ()) == {count("women"): 20 * (1000 + blur(name("women"), ""))}


def test_what_may_stand_together_costs_less():
    """As the platform has said in advance."""
    case = published(row("women", "40"), row("men", "17"), book=BOOK)
    told = candidates(YEAR, case, replace(SETTINGS, together=frozenset({"gender.men"})), ())
    usual = candidates(YEAR, case, SETTINGS, ())
    assert told[count("women")] == usual[count("women")]
    assert told[count("men")] < usual[count("men")]


THREE = [row("total", "60"), row("women", "40"), row("men", "17"), row("others")]


def proposed(*rows, keep: str = "", cleared=(), releases=(), **more) -> list[str]:
    """What is to be hidden besides."""
    case = published(*rows, book=BOOK, releases=releases)
    settings = replace(SETTINGS, cleared=frozenset(cleared))
    return [short(one) for one in propose(YEAR, case, settings, set(map(count, keep.split())), **more)]


def test_the_cheapest_figure_that_protects_is_hidden_besides():
    """The total is worth less than an answer; bits may decide otherwise."""
    assert proposed(*THREE, bits="1") == ["total"]
    assert proposed(*THREE, keep="total women") == ["men"]
    assert proposed(*THREE, keep="total men") == ["women"]
    assert {tuple(proposed(*THREE, keep="total", bits=bits)) for bits in "abcdef"} == {("women",), ("men",)}


def test_what_is_safe_needs_no_more_hiding():
    """Nor what somebody has decided to show, of a figure or of what follows."""
    assert proposed(row("total", "60"), row("women", "40"), row("others")) == []
    assert proposed(row("total", "60"), row("women", "3"), cleared=[name("women")]) == []
    assert proposed(*THREE[:3], cleared=[name("others")]) == []


def test_a_small_count_is_hidden_itself_and_what_gives_it_away():
    """With a whole and one other."""
    found = proposed(row("total", "60"), row("women", "40"), row("men", "17"), row("others", "3"), keep="total")
    assert len(found) == 2
    assert "others" in found
    assert proposed(row("women", "3"), row("men", "30")) == ["women"]


def test_where_hidden_figures_are_few_together_more_are_hidden():
    """Two men and three others are too few: sorted, as many as are needed."""
    rows = [row("total", "60"), row("women", "55"), row("men", "2"), row("others")]
    assert proposed(*rows, keep="total") == ["men", "women"]


def test_what_cannot_be_protected_is_refused():
    """With the count, and that it is proved."""
    with pytest.raises(UnprotectableError) as refused:
        proposed(*THREE, keep="total women men")
    assert refused.value.told.cell == cell("others", hidden=True)
    assert refused.value.prove() == refused.value.told


NESTED = book("", gender="total women men boys:men others:men")
IN_PARTS = [row("total", "60"), row("women", "40"), row("men", "20"), row("boys", "17"), row("others")]


def nested(keep: str) -> list[str]:
    """What is to be hidden besides of a part in two parts."""
    case = published(*IN_PARTS, book=NESTED)
    return [short(one) for one in propose(YEAR, case, SETTINGS, set(map(count, keep.split())))]


def test_what_was_hidden_in_vain_is_shown_again_and_another_is_hidden():
    """To hide the men is cheapest for the others, and the total and the women tell the men: so the boys are hidden."""
    assert nested("total women") == ["boys"]


def test_that_nothing_helps_is_proved_also_where_something_would_have_to_be_hidden_in_vain():
    """The men would protect the others, and are told themselves whatever else is hidden."""
    with pytest.raises(UnprotectableError) as refused:
        nested("total women boys")
    sure = refused.value.prove()
    assert sure is not None
    assert sure.cell == cell("others", hidden=True)


@pytest.mark.parametrize(
    ("groups", "found"),
    [("", ""), ("h", "h"), ("ah", ""), ("b bh", "h"), ("ab bh", ""), ("b ah", "")],
)
def test_a_proof_hides_all_and_shows_what_is_told_even_then(groups, found):
    """`ah`: the count that was hidden from the start is told as long as `a` is shown. Each group tells its last letter."""
    told = [Told(cell(group[-1], hidden=True), (), (), {}, 5) for group in groups.split()]

    def guard(some: Collection, near: Near) -> list[Told]:
        return [one for one, group in zip(told, groups.split(), strict=True) if set(group[:-1]).isdisjoint(names(some))]

    sure = hopeless(counts("ab"), counts("h"), guard, Near(counts("h")))
    assert (sure.cell.terms[0][1].category if sure else "") == found


def test_what_is_told_since_nothing_beside_it_is_small_proves_nothing():
    """With more hidden something may be."""
    alone = Told(cell("h", hidden=True), (), (), {}, 5, beside=())
    assert hopeless(counts("ab"), counts("h"), lambda some, near: [alone], Near(counts("h"))) is None


def test_a_headline_is_hidden_by_a_person_alone():
    """Not for another count, whatever that costs; of those whom the question is about, and of no others."""
    kept = replace(SETTINGS, kept=frozenset({"gender.total"}))
    rows = [row("total", "60"), row("women", "40"), row("men", "20"), row("total@children", "30")]
    found = candidates(YEAR, published(*rows, book=BOOK), kept, ())
    assert [*map(short, found)] == ["women", "men", "total@children"]


def released(*rows) -> Release:
    """An earlier version with these statements."""
    return Release("1.0.0", Package({}, {"statements": list(rows)}, {}))


def test_what_an_earlier_version_tells_nothing_hides():
    """It is not asked about again, and the others are protected all the same."""
    assert proposed(row("others"), releases=[released(row("others", "3"))]) == []
    rows = [row("others"), row("age.young", "3"), row("age.old", "30")]
    assert proposed(*rows, releases=[released(row("others", "3"))]) == ["age.young"]


def test_the_ways_to_read_the_tables_are_worked_out_once(monkeypatch):
    """To hide more of them changes none."""
    monkeypatch.delattr("scripts.protection.guard.ways_now")
    assert proposed(*THREE, keep="total women") == ["men"]


def test_what_is_shown_again_is_asked_about_beside_it_first(monkeypatch):
    """What is left of a whole may be told no more; all else is asked about everything."""
    asked = []

    def told_of(*question):
        asked.append(question[-1])
        return guard.told_of(*question)

    monkeypatch.setattr(proposal, "told_of", told_of)
    assert proposed(*THREE[:3], keep="total women") == ["men"]
    assert asked == [None, None, Near(frozenset([count("men")]))]


def test_what_is_told_of_several_counts_is_cut_at_once(monkeypatch):
    """And chosen at once."""
    rounds = []

    def chosen(costs, cuts):
        rounds.append(len(cuts))
        return cheapest(costs, cuts)

    monkeypatch.setattr(proposal, "cheapest", chosen)
    ages = [row("age.total", "50"), row("age.old", "40"), row("age.young")]
    assert proposed(*THREE, *ages, keep="total women age.total") == ["age.old", "men"]
    assert rounds == [2]


def test_one_more_is_hidden_where_many_cuts_have_named_it(monkeypatch):
    """It is asked of every cut, with those before it and what was chosen then."""
    asked = []

    def more(one, cuts, chosen):
        asked.append((names(one.figures), len(cuts), names(chosen)))
        return Cut(counts(["women"]), sure=True)

    monkeypatch.setattr(proposal, "more_of", more)
    assert proposed(*THREE, bits="1") == ["women"]
    assert asked == [("mentotalwomen", 0, "")]


def test_without_bits_the_hiding_is_the_same_each_time():
    """No bits are bits too."""
    assert proposed(*THREE, keep="total") == proposed(*THREE, keep="total", bits="") == ["men"]


def test_where_nothing_meets_every_cut_it_is_refused(monkeypatch):
    """With the first that was told."""
    monkeypatch.setattr(proposal, "cheapest", lambda costs, cuts: None)
    with pytest.raises(UnprotectableError) as refused:
        proposed(*THREE)
    assert refused.value.told.cell == cell("others", hidden=True)


def test_what_the_public_figures_tell_already_asks_for_no_hiding():
    """Nothing that may be hidden would help, and nothing has to: only what an answer tells anew is protected."""
    public = {"source": "public_report"}
    known = [row("total", "9", **public), row("men", "6", **public), row("women", "0", **public)]
    charts = [row(name, obs_status="L", qualifier="", **public) for name in ("age.young", "age.old")]
    case = published(*known, *charts, row("age.total", "90", **public), row("age.young", "60"), book=BOOK)
    assert propose(YEAR, case, SETTINGS) == []


def test_a_number_that_a_public_chart_prints_is_none_that_may_be_hidden():
    """To hide it would protect nobody."""
    chart = row("women", obs_status="L", qualifier="", source="public_report")
    case = published(chart, row("women", "9", chart_prints="yes"), row("men", "9"), book=BOOK)
    assert names(candidates(YEAR, case, SETTINGS, ())) == "men"
