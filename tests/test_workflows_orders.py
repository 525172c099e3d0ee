"""Whatever order two runs come in, what is taken down stays down: the real workflows, on a host that is like GitHub."""

import re
from dataclasses import replace

import pytest

from tests.orders import KEPT, Host, Orders, form, is_quiet, merge, stop
from tests.workflow_steps import TEXTS

pytestmark = pytest.mark.slow
WOMEN, MEN, BOTH = "gender.women.2031", "gender.men.2031", "contacts.total.2031"
MAIN = tuple((version, frozenset({one})) for version, one in (("1.0.0", BOTH), ("1.1.0", WOMEN), ("1.2.0", MEN)))
BUILT = f"{KEPT}site"
DEPLOY = form("deploy.yml")
MERGE = merge("1.3.0", WOMEN)  # somebody has run "publish", before or after the figure was taken down
DOWN, OTHER_DOWN = form("take-down.yml", figure=WOMEN), form("take-down.yml", figure=MEN)
LIFT, OTHER_LIFT = (form("lift.yml", figure=one, why="Den var rätt.") for one in (WOMEN, MEN))
# What comes in any order -> what is down before, and what must be down afterwards.
ORDERS = {
    "deploy, take-down": ((DEPLOY, DOWN), (), (WOMEN,)),
    "merge, take-down": ((MERGE, DOWN), (), (WOMEN,)),
    "deploy, deploy that waits, take-down": ((DEPLOY, DEPLOY, DOWN), (), (WOMEN,)),
    "take-down, the same again": ((DOWN, DOWN), (), (WOMEN,)),
    "take-down, take-down of another": ((DOWN, OTHER_DOWN), (), (WOMEN, MEN)),
    "lift, deploy": ((LIFT, DEPLOY), (WOMEN,), ()),
    "lift, merge": ((LIFT, MERGE), (WOMEN,), ()),
    "lift of one of two, merge": ((LIFT, MERGE), (WOMEN, MEN), (MEN,)),
    "lift, lift of another": ((LIFT, OTHER_LIFT), (WOMEN, MEN), ()),
    "lift, take-down of another": ((LIFT, OTHER_DOWN), (WOMEN,), (MEN,)),
    "lift, take-down of the same": ((LIFT, DOWN), (WOMEN,), ()),
}


def before(down, *coming):
    """The host with every release shown, but for what is down."""
    shown = frozenset(version for version, figures in MAIN if not figures & set(down))
    return Host(MAIN, coming, marks=frozenset(down), on=not down, site=shown, pages=shown)


def shown(host, figures):
    """The versions with any of the figures that the site shows, or that have a page under Releases."""
    return {version for version, held in host.main if held & set(figures)} & (host.site | host.pages)


def finished(orders, host):
    """The host when everything that is going on is over, in one order."""
    return until(orders, host, is_quiet)


def until(orders, host, reached):
    """The host when a run that is alone there has come so far."""
    while not reached(host):
        host = next(orders.moves(host))
    return host


def faults(orders, host, down):
    """What is wrong in any order: a figure shown that must be down or is marked, at the end or after one more merge; or a lie."""
    found = set()
    for state in orders.reached(host):
        for run in state.runs:
            figure = dict(run.inputs).get("figure")
            green = run.file == "take-down.yml" and run.over and not run.failed and not run.cancelled
            if green and figure in state.marks and shown(state, [figure]):
                found.add("green, and not down")
        if is_quiet(state):
            for end in (state, finished(orders, orders.begun(state, merge("1.9.0", WOMEN, BOTH)))):
                found |= {f"{one} is shown" for one in {*down, *end.marks} if shown(end, [one])}
                found |= {"deploy is on and something is down"} if end.on and end.marks else set()
        elif not list(orders.moves(state)):
            found.add("nothing moves")
    return found


@pytest.fixture(scope="module")
def orders():
    """The real workflows."""
    return Orders(TEXTS)


@pytest.mark.parametrize("name", ORDERS)
def test_what_is_taken_down_stays_down_in_every_order(orders, name):
    """At the end, and after one more merge: neither on the site nor under Releases; and a green run has told the truth."""
    coming, down, afterwards = ORDERS[name]
    assert faults(orders, before(down, *coming), afterwards) == set()


def two_more(orders):
    """A take-down has built its site, and two more come."""
    host = until(orders, orders.begun(before(()), DOWN), lambda now: BUILT in dict(now.runs[0].files))
    return replace(host, coming=(OTHER_DOWN, form("take-down.yml", figure=BOTH)))


def test_a_take_down_that_the_queue_cancels_counts(orders):
    """The last of them takes down what all three name; but not if the whole run waited, its mark with it."""
    assert any(run.cancelled for state in orders.reached(two_more(orders)) for run in state.runs)
    assert faults(orders, two_more(orders), (WOMEN, MEN, BOTH)) == set()
    group = "concurrency:\n  group: take-down\n\npermissions: {}\n"
    whole = Orders(with_text("take-down.yml", "permissions: {}\n", group))
    assert f"{MEN} is shown" in faults(whole, two_more(whole), (WOMEN, MEN, BOTH))


def test_a_take_down_that_somebody_cancels_by_hand_counts_when_any_is_sent_again(orders):
    """Its mark stands, and nothing else may have happened: until then the figure can be shown, so the guide says it."""
    host = before((), DOWN, OTHER_DOWN, stop("take-down.yml", 1))
    ends = [state for state in orders.reached(host) if is_quiet(state)]
    assert any(shown(end, end.marks) for end in ends)
    again = [finished(orders, orders.begun(end, DOWN)) for end in ends]
    assert [end for end in again if shown(end, end.marks)] == []
    by_hand = [finished(orders, orders.begun(replace(end, on=True), MERGE)) for end in ends]
    assert [end for end in by_hand if end.site & shown(end, end.marks)] == []


def marked_after_a_build(orders):
    """A site is built with everything, and then a figure is marked. Nothing has been cancelled yet."""
    host = until(orders, orders.begun(before(()), DEPLOY), lambda now: BUILT in dict(now.runs[0].files))
    marks = (state for state in sorted(orders.reached(replace(host, coming=(DOWN,))), key=repr) if state.marks)
    return next(state for state in marks if state.runs[0] == host.runs[0] and not state.runs[1].failed)


def test_a_site_that_was_built_before_the_mark_is_never_put_in_place(orders):
    """Also where GitHub does not cancel its run and the take-down waits no longer: the last look at the marks is enough."""
    hasty = Orders(TEXTS, patient=False)
    assert faults(hasty, marked_after_a_build(hasty), (WOMEN,)) == set()
    blind = Orders(without("site.yml", "Nothing has been taken down since it was built"), patient=False)
    assert faults(blind, marked_after_a_build(blind), (WOMEN,)) == {f"{WOMEN} is shown"}


def test_a_deploy_that_is_past_its_last_look_and_does_not_end_makes_the_take_down_red():
    """Then the form is sent again, as it says; once that deploy is over the figure is down."""
    hasty = Orders(TEXTS, patient=False)
    ends = [state for state in hasty.reached(before((), DEPLOY, DOWN)) if is_quiet(state)]
    late = [end for end in ends if shown(end, [WOMEN])]
    assert late
    assert all(run.failed for end in late for run in end.runs if run.file == "take-down.yml")
    assert [end for end in late if shown(finished(hasty, hasty.begun(end, DOWN)), [WOMEN])] == []


def test_what_is_lifted_is_published_by_the_next_deploy(orders):
    """Everything that main has."""
    for coming in ((LIFT, DEPLOY), (LIFT, MERGE)):
        ends = [state for state in orders.reached(before((WOMEN,), *coming)) if is_quiet(state)]
        assert all(end.on and not end.marks for end in ends)
        later = [finished(orders, orders.begun(end, merge("1.9.0", BOTH))) for end in ends]
        assert {end.site for end in later} == {frozenset(version for version, _ in end.main) for end in later}


def test_a_merge_alone_and_a_new_release_lift_nothing(orders):
    """With "deploy" switched on by hand while a figure is down: the release that has it is not shown and gets no page."""
    host = finished(orders, replace(before((WOMEN,), MERGE), on=True))
    assert host.marks == {WOMEN}
    assert host.site == {"1.0.0", "1.2.0"}
    assert host.pages == {"1.0.0", "1.2.0"}


def without(file, step):
    """The workflows without a step."""
    lines = TEXTS[file].splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.strip() == f"- name: {step}")
    end = next(
        (number for number in range(start + 1, len(lines)) if re.match(r"( {6}[-#]| {0,4}\w)", lines[number])),
        len(lines),
    )
    return TEXTS | {file: "".join(lines[:start] + lines[end:])}


def with_text(file, text, other=""):
    """The workflows with other text."""
    assert text in TEXTS[file]
    return TEXTS | {file: TEXTS[file].replace(text, other)}


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("deploy, take-down", without("take-down.yml", "What deploy has begun is cancelled and over")),
        ("deploy, take-down", without("take-down.yml", "The pages under Releases go too")),
        ("merge, take-down", without("take-down.yml", "Deploy is switched off")),
        ("merge, take-down", with_text("take-down.yml", "gh workflow disable deploy.yml ||", "true ||")),
        ("take-down, take-down of another", with_text("take-down.yml", "      group: take-down\n", "      group: ''\n")),
        ("deploy, take-down", with_text("site.yml", "WITHOUT: ${{ steps.down.outputs.figures }}", "WITHOUT: a.b")),
        ("lift, take-down of another", with_text("lift.yml", "            figures=$(down)\n            if [", "            if [")),
    ],
)  # fmt: skip
def test_a_workflow_without_one_of_its_guards_is_found_out(name, texts):
    """So that this test sees what it looks for."""
    coming, down, afterwards = ORDERS[name]
    assert faults(Orders(texts), before(down, *coming), afterwards) != set()
