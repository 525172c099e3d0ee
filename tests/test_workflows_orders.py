"""What is taken down stays down, in whatever order two runs ask the host: the brake against a deploy that goes on.

The shell of the steps is the real one. The host has marks, a switch, a site and pages under Releases; between any two questions the
other run may come, and a run that is cancelled may go on as far as it likes or stop anywhere.
"""

import re
from functools import partial

import pytest

from tests.step_shell import Answer, Piece, go
from tests.workflow_steps import shell

WOMEN, MEN = "gender.women.2031", "gender.men.2031"
RELEASES = {"1.0.0": "contacts.total.2031", "1.1.0": WOMEN, "1.2.0": MEN}  # version -> a figure that it has
NOTHING = "Nothing has been taken down since it was built"
HASTY = "it is not waited for"


class Host:
    """What is on the host, and the runs there. `less`: the steps and queues that the workflows are without."""

    def __init__(self, *less):
        self.less, self.main, self.marks, self.on, self.runs = less, dict(RELEASES), set(), True, []
        self.site, self.pages = set(RELEASES), set(RELEASES)

    def begin(self, workflow, *given):
        """A run begins: its first question comes when it is its turn."""
        self.runs.append(Run(self, workflow, *given))
        return self.runs[-1]

    def shown(self, figure):
        """The versions with a figure that the site shows, or that have a page under Releases."""
        return {version for version, held in self.main.items() if held == figure} & (self.site | self.pages)

    def state(self):
        """All that decides what can happen next."""
        runs = tuple((tuple(run.log), run.group, run.cancelled, run.over, run.failed) for run in self.runs)
        return (*map(tuple, map(sorted, (self.main, self.marks, self.site, self.pages))), self.on, runs)

    def answer(self, asked):
        """What `gh` does and says. What is so already is refused, as the host may do."""
        mark = re.search(r"tags/taken-down/([^ ]+)", asked)
        if "matching-refs" in asked:
            return Answer("".join(f"{one}\n" for one in sorted(self.marks)))
        if mark and "--method DELETE" in asked:
            return Answer(code=self.changed("marks", self.marks - {mark[1]}))
        if mark and " -f ref=" in asked:
            return Answer(code=self.changed("marks", self.marks | {mark[1]}))
        if switch := re.fullmatch(r"workflow (enable|disable) deploy.yml", asked):
            return Answer(code=self.changed("on", switch[1] == "enable"))
        if asked.startswith("workflow run deploy.yml"):
            return Answer(code=int(not (self.on and self.begin(deploy))))
        if asked.endswith("actions/workflows/deploy.yml --jq .state"):
            return Answer("active\n" if self.on else "disabled_manually\n")
        if "workflows/deploy.yml/runs" in asked:
            going = [place for place, run in enumerate(self.runs) if run.workflow in (deploy, merge) and not run.over]
            return Answer("".join(f"{place}\n" for place in going))
        if cancel := re.search(r"actions/runs/(\d+)/cancel", asked):
            self.runs[int(cancel[1])].cancelled = True
        if asked.startswith("api --paginate repos/o/r/releases"):
            return Answer("".join(f"v{one}\n" for one in sorted(self.pages)))
        if tree := re.match(r"api repos/o/r/contents/datapackage\?ref=(\S+)", asked):
            return Answer(".".join(self.main) if tree[1] == "main" else tree[1])
        if page := re.match(r"release (create|delete) v([0-9.]+)", asked):
            kept = self.pages | {page[2]} if page[1] == "create" else self.pages - {page[2]}
            return Answer(code=self.changed("pages", kept))
        if page := re.match(r"release view v([0-9.]+)", asked):
            return Answer(code=int(page[1] not in self.pages))
        return Answer("abc\n")

    def changed(self, name, value):
        """Change something; 1 where it is so already."""
        before = getattr(self, name)
        setattr(self, name, value)
        return int(before == value)


class Run:
    """A run of a workflow, which goes on by itself until it asks or changes the host; what it has heard stands in `log`."""

    def __init__(self, host, workflow, *given):
        self.host, self.workflow, self.log = host, workflow, []
        self.group, self.waits, self.cancelled, self.over, self.failed = "", lambda: False, False, False, False
        self.turns = workflow(self, *given)
        self.on()

    def on(self):
        """What it has asked for happens, and it comes to its next question or to its end."""
        self.over = next(self.turns, "end") == "end"
        self.group = "" if self.over else self.group

    def step(self, file, job, name, files=(), **given):
        """A step of shell: its exit code, and what it tells later ones."""
        heard, host = len(self.log), self.host
        environment = (("GH_REPO", "o/r"), ("GITHUB_ACTOR", "somebody"), *given.items())
        while name not in host.less:
            answers = tuple(self.log[heard + 1 :])
            piece = go(shell(file, job, name), environment, files, answers)
            if piece.asked == "sleep":  # it looks again from the beginning, when the others are over
                del self.log[heard:]
                self.waits = lambda: not all(run.over for run in host.runs if run.workflow in (deploy, merge))
                if HASTY in host.less:
                    return Piece("", 1, (), "")
                yield
                self.waits = lambda: False
            elif piece.asked:
                yield
                self.log += [name] if len(self.log) == heard else []
                self.log.append(host.answer(piece.asked))
            else:
                return piece
        return Piece("", 0, (), "")

    def queued(self, group):
        """Wait until nobody else is in the group."""
        self.waits = lambda: group not in self.host.less and any(run.group == group for run in self.host.runs)
        yield
        self.waits, self.group = lambda: False, group


def built(run):
    """The workflow "site": what main has now is built without what is marked, and put in place. What was known, held and shown."""
    yield
    host, main = run.host, dict(run.host.main)
    run.log.append(tuple(main))
    told = dict((yield from run.step("site.yml", "build", "What is taken down?")).told)
    known = told["figures"]
    held = [f"{version} {figure}" for version, figure in main.items() if figure in known.split()]
    last = yield from run.step("site.yml", "publish", NOTHING, KNOWN=known)
    run.failed |= bool(last.code)
    if not run.failed:
        yield
        host.site = {version for version, figure in main.items() if figure not in known.split()}
        run.log.append("put in place")
    return known, "\n".join(held), main


def deploy(run):
    """The site, and a page under Releases for each release that lacks one, where nothing of it is down."""
    yield from run.queued("pages")
    known, _, main = yield from built(run)
    shown = [version for version, figure in main.items() if figure not in known.split()]
    if shown and not run.failed:
        files = tuple((f"release/v{one}/{one}.zip", "") for one in shown) + (("release/tag", f"v{max(main)}\n"),)
        given = {"COMMIT": ".".join(main), "KNOWN": known}
        made = yield from run.step("deploy.yml", "release", "Make the releases", files, **given)
        run.failed = bool(made.code)


def merge(run):
    """A release with the figure is merged, which starts "deploy" where that is switched on."""
    yield
    run.host.main["1.3.0"] = WOMEN
    run.log.append("merged")
    if run.host.on:
        yield from deploy(run)


def take_down(run, figure):
    """The mark, the switch, the end of what goes on; then the site, and the pages under Releases."""
    run.figure, mark = figure, partial(run.step, "take-down.yml", "mark")
    marked = yield from mark("A mark that lasts", FIGURE=figure)
    switched = yield from mark("Deploy is switched off")
    ended = yield from mark("What deploy has begun is cancelled and over")
    yield from run.queued("take-down")
    _, held, _ = yield from built(run)
    run.group = ""
    if run.failed:
        return
    remove = partial(run.step, "take-down.yml", "remove")
    gone = yield from remove("The pages under Releases go too", HELD=held)
    said = {"SWITCHED": "failure" if switched.code else "success", "ENDED": "failure" if ended.code else "success"}
    down = yield from remove("Is it down?", FIGURE=figure, HELD=held, **said)
    run.failed |= bool(marked.code or gone.code or down.code)


def lift(run, figure):
    """The mark goes, and "deploy" starts where nothing else is down."""
    yield from run.step("lift.yml", "lift", "The mark goes", FIGURE=figure, WHY="Den var rätt.")
    yield from run.step("lift.yml", "lift", "Deploy is switched on when nothing is down")


def ends(begun):
    """The host at the end of each order. An order is the numbers of the runs, each time one goes on; below none: it stops."""
    ways: list[tuple[int, ...]] = [()]
    seen = set()
    while ways:
        way = ways.pop()
        host = begun()
        for one in way:
            if one < 0:
                host.runs[~one].turns.close()
            host.runs[max(one, ~one)].on()
        if host.state() not in seen:
            seen.add(host.state())
            open_runs = [number for number, run in enumerate(host.runs) if not run.over]
            further = [number for number in open_runs if not host.runs[number].waits()]
            further += [~number for number in open_runs if host.runs[number].cancelled]
            ways += [(*way, one) for one in further]
            assert further or not open_runs, "nothing moves"
            if not open_runs:
                yield host


def faults(down, *coming, less=()):
    """What is wrong at the end of any order: a marked figure is shown, a green run says that it is not, or the switch is wrong."""

    def begun():
        host = Host(*less)
        for figure in down:
            host.marks, host.on = host.marks | {figure}, False
            host.site, host.pages = host.site - host.shown(figure), host.pages - host.shown(figure)
        for workflow, *given in coming:
            host.begin(workflow, *given)
        return host

    found = set()
    for host in ends(begun):
        green = {run.figure for run in host.runs if run.workflow is take_down and not run.failed}
        shown = {figure for figure in host.marks if host.shown(figure)}
        found |= {f"{figure} is shown" for figure in shown} | {"green, and not down" for _ in green & shown}
        found |= {"deploy is on and something is down"} if host.on and host.marks else set()
    return found


DOWN = (take_down, WOMEN)
ORDERS = {
    "deploy, take-down": ((), (deploy,), DOWN),
    "merge, take-down": ((), (merge,), DOWN),
    "take-down, take-down of another": ((), DOWN, (take_down, MEN)),
    "lift, take-down of another": ((MEN,), (lift, MEN), DOWN),
}


@pytest.mark.parametrize("name", ORDERS)
def test_what_is_taken_down_stays_down_in_every_order(name):
    """Neither on the site nor under Releases, and a green run has told the truth."""
    down, *coming = ORDERS[name]
    assert faults(down, *coming) == set()


@pytest.mark.parametrize(
    ("name", "less"),
    [
        ("deploy, take-down", "What deploy has begun is cancelled and over"),
        ("deploy, take-down", "The pages under Releases go too"),
        ("merge, take-down", "Deploy is switched off"),
        ("take-down, take-down of another", "take-down"),
    ],
)
def test_workflows_without_one_of_their_guards_are_found_out(name, less):
    """So that this test sees what it looks for."""
    down, *coming = ORDERS[name]
    assert faults(down, *coming, less=(less,)) != set()


def one_after_another(*begun, withdrawn=()):
    """The pages under Releases when each of these runs, and what it starts, is over. The last finds some withdrawn."""
    host = Host()
    for number, (workflow, *given) in enumerate(begun, 1):
        if number == len(begun):
            host.main = {version: figure for version, figure in host.main.items() if version not in withdrawn}
        host.begin(workflow, *given)
        while going := [run for run in host.runs if not run.over and not run.waits()]:
            going[0].on()
    return sorted(host.pages)


def test_after_a_lift_every_version_has_its_page_again():
    """But the one that has been withdrawn meanwhile; and none while something else is down."""
    back = (lift, WOMEN)
    assert one_after_another(DOWN) == ["1.0.0", "1.2.0"]
    assert one_after_another(DOWN, back) == ["1.0.0", "1.1.0", "1.2.0"]
    assert one_after_another(DOWN, back, withdrawn=["1.1.0"]) == ["1.0.0", "1.2.0"]
    assert one_after_another(DOWN, (take_down, MEN), back) == ["1.0.0"]


def built_before_the_mark(*less):
    """A deploy has built its site, a take-down waits for nobody and is over, then the deploy goes on."""
    host = Host(HASTY, *less)
    late = host.begin(deploy)
    while "What is taken down?" not in late.log:
        late.on()
    for run in (host.begin(*DOWN), late):
        while not run.over:
            run.on()
    return host


def test_a_site_that_was_built_before_the_mark_is_never_put_in_place():
    """Also where GitHub does not cancel its run: the last look at the marks is enough, and the take-down is red."""
    assert built_before_the_mark().site == {"1.0.0", "1.2.0"}
    assert built_before_the_mark().runs[1].failed
    assert built_before_the_mark(NOTHING).site == set(RELEASES)


def test_a_deploy_that_is_past_its_last_look_and_does_not_end_makes_the_take_down_red():
    """Then the form is sent again, as it says."""
    assert faults((), (deploy,), DOWN, less=(HASTY,)) == {f"{WOMEN} is shown"}
