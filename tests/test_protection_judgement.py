"""The judgement on what is about to be published: what is printed, what follows, what is given away, and what is asked at all."""

from dataclasses import replace

import pytest

from scripts.ground.data_package import Row
from scripts.protection.guard import Told
from scripts.protection.judgement import Judgement, about, following, judge, repeats
from scripts.protection.printed import Small, new_statements
from scripts.protection.reader import Reader
from tests.handmade import SETTINGS, YEAR, at_least, book, cell, count, fact, published, row, rule, short, written

BOOK = book(gender="total women men others", age="total young old", places="total home")
PUBLIC = {"source": "public_report"}
OTHERS = "gender.others.adults.all_cases.2031.count.persons"


def settings(*cleared: str):
    """The settings with these cleared."""
    return replace(SETTINGS, cleared=frozenset(cleared))


def corrected(name: str, printed: str, to: str) -> Row:
    """A decision to publish another number."""
    named: Row = {"observation": name, "printed_value": printed}
    return named | {"decision": "corrected", "published_value": to}


def judged(*rows, cleared=(), **codes) -> Judgement:
    """The judgement on these statements."""
    return judge(published(*rows, book=BOOK, **codes), settings(*cleared))


def names(told) -> list[str]:
    """The cells, each with its year where that is another."""
    return [written(one.cell.terms) + (f" {one.year}" if one.year != YEAR else "") for one in told]


def shorts(smalls) -> list[str]:
    """The printed counts."""
    return [short(one.count) for one in smalls]


def test_a_printed_small_count_is_unclear_until_it_is_cleared():
    """It is told too: it is what it is; but it does not follow, since it is printed."""
    found = judged(row("others", "3"))
    assert (shorts(found.printed), shorts(found.unclear), names(found.told)) == (["others"], ["others"], ["others"])
    assert (found.follows, found.given_away, found.hidden, found.years()) == ([], [], {}, {YEAR})
    found = judged(row("others", "3"), cleared=[OTHERS])
    assert (found.printed, found.unclear, names(found.told), found.years()) == ([], [], ["others"], set())


def test_a_number_of_which_the_print_does_not_say_what_it_is_is_cleared_as_a_count():
    """It may be one, and so it is printed, while nobody reckons with it."""
    number = row("others", "3", measure="not_stated")
    assert shorts(judged(number).unclear) == ["others"]
    found = judged(number, cleared=["another", OTHERS])
    assert (shorts(found.printed), found.unclear) == (["others"], [])


SUM = [row("total", "60"), row("women", "40"), row("men", "17")]


def test_what_nobody_prints_follows():
    """Unless it is cleared."""
    found = judged(*SUM)
    assert (names(found.follows), found.unclear, found.given_away, found.years()) == (["others"], [], [], {YEAR})
    found = judged(*SUM, cleared=[OTHERS])
    assert (names(found.told), found.follows, found.years()) == (["others"], [], set())


def test_a_hidden_count_is_given_away():
    """With the statement that hides it; it is not said to follow too."""
    found = judged(*SUM, row("others"))
    assert (names(found.given_away), found.follows, found.years()) == (["others"], [], {YEAR})
    assert found.hidden == {count("others"): 3}


def test_what_is_given_away_stands_in_the_order_of_the_statements():
    """And not of the names; year by year."""
    some = [row("total", "40"), row("women"), row("others", "38"), row("men")]
    assert names(judged(*some).given_away) == ["women", "men"]
    later = [one | {"year": "2032"} for one in some]
    found = judged(*later, *some)
    assert found.years() == {YEAR, "2032"}
    assert [one.year for one in found.told] == sorted(one.year for one in found.told)


def test_a_year_of_public_figures_is_asked_about_nothing():
    """What follows everybody knew; and where something is hidden in it only that is asked about."""
    public = [one | PUBLIC for one in SUM]
    assert judged(*public).told == []
    assert names(judged(*public, row("others", **PUBLIC)).given_away) == ["others"]
    assert judged(*public, row("age.young", **PUBLIC)).told == []


def asked(*rows, hidden=(), cleared=(), **codes):
    """What is asked about in the year: the counts, and what is reached."""
    case, now = published(*rows, book=BOOK, **codes), settings(*cleared)
    near = about(YEAR, new_statements(case, now), hidden, case, now)
    return near and ({short(one) for one in near.counts}, {short(one) for one in near.reached})


def test_of_what_a_source_that_is_not_public_says_every_count_is_asked_about():
    """Unless the public figures say it already; what somebody has decided to show is not public for that."""
    public = row("women", "40", **PUBLIC)
    assert asked(row("others", "3")) is None
    assert asked(row("women", "40"), public) == (set(), set())
    assert asked(row("others", "3"), public, cleared=[OTHERS]) is None
    assert asked(row("others", "3", year="2032"), public) == (set(), set())
    assert asked(row("women", "20", qualifier="at_least"), public) == (set(), set())


@pytest.mark.parametrize("status", ["L", "O"])
def test_an_answer_about_what_a_public_source_lacks_is_asked_about_like_a_correction(status):
    """It and what it reaches, and no more: the rest of the year is public. So is its share that is hidden with it."""
    blank = row("women", obs_status=status, qualifier="", **PUBLIC)
    rows = [blank, row("total", "80", **PUBLIC), row("women", "30"), row("women", measure="percent")]
    case = published(*rows, book=BOOK)
    near = about(YEAR, new_statements(case, SETTINGS), {}, case, SETTINGS)
    assert near is not None
    assert near.counts == {count("women")}
    closed = published(blank | {"source": "closed_report"}, *rows[1:], book=BOOK)
    assert about(YEAR, new_statements(closed, SETTINGS), {}, closed, SETTINGS) is None


def test_where_nothing_is_told_anew_nothing_is_worked_out(monkeypatch):
    """A public year is judged in no time."""
    monkeypatch.delattr("scripts.protection.reader.Reader.reached")
    assert asked(row("women", "40"), row("women", "40", **PUBLIC)) == (set(), set())


def test_a_hidden_count_is_asked_about_in_its_year():
    """Whatever is public."""
    hidden = [count("men"), count("others")._replace(year="2032")]
    assert asked(row("women", "40", **PUBLIC), hidden=hidden) == ({"men"}, set())


def test_what_a_correction_tells_anew_is_asked_about_and_what_it_reaches():
    """The number itself, and all of which it leaves less than is public."""
    women = "gender.women.adults.all_cases.2031.count.persons"
    rows = [row("women", "30", **PUBLIC), row("total", "60", **PUBLIC), row("age.young", "30", **PUBLIC)]
    told = {"women", "men", "others"}
    assert asked(*rows, corrections=[corrected(women, "30", "40")]) == ({"women"}, told)
    assert asked(*rows, corrections=[]) == (set(), set())


def test_a_correction_is_judged_by_what_it_reaches():
    """57 women leave three; what the other public figures tell is not asked about."""
    women = "gender.women.adults.all_cases.2031.count.persons"
    rows = [row("women", "30", **PUBLIC), row("total", "60", **PUBLIC), row("age.young", "3", **PUBLIC)]
    found = judged(*rows, corrections=[corrected(women, "30", "57")])
    assert names(found.told) == ["men", "others", "total - women", "men + others"]
    assert names(found.follows) == names(found.told)
    assert judged(*rows, corrections=[corrected(women, "30", "40")]).told == []


@pytest.mark.parametrize(("total", "follows"), [("60", []), ("59", ["others"])])
def test_what_the_print_tells_of_few_a_correction_may_tell_again_but_not_otherwise(total, follows):
    """The report tells three others, right or wrong: of that nothing is known anew where our numbers leave three as well."""
    rows = [row("total", "60", **PUBLIC), row("women", "40", **PUBLIC), row("men", "17", **PUBLIC)]
    mended = [("women", "40", "41"), ("men", "17", "16"), ("total", "60", total)]
    decisions = [corrected(OTHERS.replace("others", name), stood, to) for name, stood, to in mended if stood != to]
    assert names(judged(*rows, corrections=decisions).follows) == follows


def told(text: str, year: str = YEAR, hidden: bool = False) -> Told:
    """A count of which too little is left open."""
    one = cell(text, hidden)
    terms = tuple((factor, count._replace(year=year)) for factor, count in one.terms)
    return Told(replace(one, terms=terms), (), (), {}, 5)


def follows(*some: Told, rows=(), printed=(), new=(), cleared=()) -> list[str]:
    """Those that follow, where these are printed and new."""
    smalls = [Small(count(name), 3, 3, (), 0) for name in printed]
    return names(following(some, smalls, new, published(*rows, book=BOOK), settings(*cleared)))


@pytest.mark.parametrize(
    ("one", "more"),
    [
        (told("women", hidden=True), {}),
        (told("women"), {"printed": ["men", "women"]}),
        (told("others"), {"cleared": [OTHERS]}),
        (told("women"), {"rows": [row("women", "3")]}),
    ],
)
def test_what_is_hidden_printed_cleared_or_known_does_not_follow(one, more):
    """The first is given away, the others somebody has said."""
    assert follows(one, told("men"), **more | {"printed": more.get("printed", ["men"])}) == []


def test_what_is_left_of_a_printed_count_follows():
    """It is another count; and so does what is known of a new figure alone, or of another year."""
    assert follows(told("women - men"), printed=["women", "men"]) == ["women - men"]
    assert follows(told("women"), rows=[row("women", "3")], new=[0]) == ["women"]
    assert follows(told("women", "2032"), rows=[row("women", "3")]) == ["women 2032"]
    assert follows(told("women"), told("others"), rows=[row("women", "3"), row("men", "9")]) == ["others"]


def test_what_follows_is_told_year_by_year():
    """And in the order of the counts."""
    assert follows(told("women", "2032"), told("men"), told("women")) == ["men", "women", "women 2032"]


BOTH = [rule("total == women + men")]


def said_again(*said, known=()):
    """Whether what is said of women anew is what public figures tell already."""
    reader = Reader([fact("total", 60), fact("men", 20), *known], BOTH, [cell("women")], {})
    return repeats(count("women"), said, reader)


def test_a_count_is_said_again_where_it_is_the_number_that_the_public_figures_tell():
    """Forty, or a bound that forty keeps to; fifty-seven is another number."""
    assert said_again(fact("women", 40))
    assert said_again(at_least("women", 30))
    assert not said_again(fact("women", 57))
    assert not said_again(fact("women", 40), fact("women", 57))


def test_what_is_said_of_another_count_or_as_a_share_is_no_other_number():
    """Fifty-seven men, or fifty-seven per cent."""
    assert said_again(fact("women", 40), fact("men", 57))
    assert said_again(fact("women", 40), fact("women", 57, of="total"))


def test_a_count_that_the_public_figures_leave_open_is_told_anew():
    """Whatever number it is, also where it is one that it may be."""
    reader = Reader([fact("total", 60)], BOTH, [cell("women")], {})
    assert not repeats(count("women"), [fact("women", 40)], reader)
    assert not repeats(count("women"), [], reader)
