"""What the forms "take down" and "lift" do with a name, and what they say when something is not as it should be."""

import pytest
import yaml

from scripts.ground.cells import cell_from_id, cell_id
from tests.step_shell import Answer, go
from tests.workflow_steps import TEXTS, shell

FIGURE = "gender.women.adults.all_cases.2031.count.persons"
COMMAND = "a.x$(touch${IFS}pwned);`touch${IFS}pwned`"
HOST = (("GH_REPO", "o/r"), ("GH_TOKEN", "none"), ("GITHUB_ACTOR", "somebody"))


def step(file, job, name, *answers, **given):
    """Run a step with these answers of the host."""
    return go(shell(file, job, name), (*HOST, *given.items()), (), tuple(Answer(text, code) for text, code in answers))


def mark(figure, *answers):
    """Set a mark."""
    return step("take-down.yml", "mark", "A mark that lasts", *answers, FIGURE=figure)


def test_a_mark_that_stands_already_is_as_good():
    """The form may be sent twice. But one that could not be set makes the run red."""
    refused = (("abc\n", 0), ("Reference already exists", 1))
    assert mark(FIGURE, *refused).asked == f"api repos/o/r/git/ref/tags/taken-down/{FIGURE}"
    assert mark(FIGURE, *refused, ("", 0)).code == 0
    assert mark(FIGURE, *refused, ("", 1)).code != 0


@pytest.mark.parametrize(
    "name",
    ["", "37", f" {FIGURE}", f"{FIGURE}\n", "a..b", "a.b.", "a/b.c", "../heads/main", "a.b?c", "a.b%2e", COMMAND],
)
def test_what_is_no_name_of_a_figure_is_asked_of_nobody(name):
    """Neither a tag that git forbids nor an address that is read otherwise; and the name is not repeated: it may be the number."""
    said = mark(name)
    assert (said.asked, said.code) == ("", 1)
    assert "Det är inget namn på en siffra" in said.said


@pytest.mark.parametrize(
    "name",
    [
        FIGURE,
        FIGURE.replace("2031", "2030-2031"),
        "gender.women.in.needs.home.adults.all_cases.2031.percent.of.needs.home.persons",
    ],
)
def test_every_shape_of_a_figures_name_can_be_marked(name):
    """Over two years, among those with a need, of a base: by `cell_id`."""
    assert cell_id(cell_from_id(name)) == name
    assert mark(name, ("abc\n", 0)).asked.endswith(f"refs/tags/taken-down/{name} -f sha=abc")


def test_it_is_waited_for_what_deploy_has_begun():
    """Each of its runs is cancelled; one that cannot be is no fault, since it will be over."""
    name = "What deploy has begun is cancelled and over"
    assert step("take-down.yml", "mark", name, ("", 0)).code == 0
    asked = step("take-down.yml", "mark", name, ("7\n8\n", 0), ("", 1)).asked
    assert asked == "api --method POST repos/o/r/actions/runs/8/cancel"
    assert step("take-down.yml", "mark", name, ("7\n8\n", 0), ("", 1), ("", 0)).asked == "sleep"
    lines = shell("take-down.yml", "mark", name)
    rounds = tuple(Answer("7\n") for _ in range(72))
    assert go(f"sleep() {{ :; }}\n{lines}", HOST, (), rounds).code == 1


@pytest.mark.parametrize(
    ("held", "switched", "ended", "said"),
    [
        (f"1.1.0 {FIGURE}", "success", "success", ""),
        (f"1.0.0 a.b\n1.1.0 {FIGURE}", "success", "success", ""),
        ("", "success", "success", "Se efter hur namnet stavas"),
        (f"1.1.0 {FIGURE}x", "success", "success", "Se efter hur namnet stavas"),
        (f"1.1.0 {FIGURE}", "failure", "success", "kör formuläret igen"),
        (f"1.1.0 {FIGURE}", "success", "failure", "kör formuläret igen"),
    ],
)
def test_a_run_is_green_only_when_the_figure_is_down(held, switched, ended, said):
    """A name that no release holds is mistyped; what could not be switched off or cancelled may put the figure back."""
    given = {"FIGURE": FIGURE, "HELD": held, "SWITCHED": switched, "ENDED": ended}
    piece = step("take-down.yml", "remove", "Is it down?", **given)
    assert piece.code == int(bool(said))
    assert said in piece.said


def test_the_page_of_each_version_that_holds_it_goes_or_the_run_says_so():
    """One that is not there is no fault; one that cannot be deleted does not stop the others. No tag is deleted."""
    held = f"1.0.0 {FIGURE}\n1.1.0 {FIGURE}\n1.1.0 a.b\n1.2.0 {FIGURE}"
    name, there = "The pages under Releases go too", ("v1.0.0\nv1.1.0\nv1.10.0\n", 0)
    assert step("take-down.yml", "remove", name, there, HELD=held).asked == "release delete v1.0.0 --yes"
    assert step("take-down.yml", "remove", name, there, ("", 1), HELD=held).asked == "release delete v1.1.0 --yes"
    assert step("take-down.yml", "remove", name, there, ("", 0), ("", 0), HELD=held).code == 0
    piece = step("take-down.yml", "remove", name, there, ("", 1), ("", 0), HELD=held)
    assert piece.code == 1
    assert "v1.0.0. Radera dem för hand" in piece.said
    assert step("take-down.yml", "remove", name, ("", 1), HELD=held).code == 1


@pytest.mark.parametrize(
    ("known", "now", "code"),
    [
        ("", "", 0),
        ("a.b", "", 0),
        ("a.b c.d", "c.d\n", 0),
        ("", "a.b\n", 1),
        ("a.b", "a.b\na.bc\n", 1),
        ("a.bc", "a.b\n", 1),
    ],
)
def test_a_site_is_put_in_place_only_by_who_knew_every_mark(known, now, code):
    """That one is lifted meanwhile is no reason to stop."""
    name = "Nothing has been taken down since it was built"
    piece = step("site.yml", "publish", name, (now, 0), KNOWN=known)
    assert piece.code == code
    assert ("lägger inte ut något" in piece.said) == bool(code)
    assert step("site.yml", "publish", name, ("", 1), KNOWN=known).code == 1


@pytest.mark.parametrize(
    ("known", "now", "code"),
    [("", "a.b\n", 1), ("a.b", "", 1), ("a.b c.d", "a.b\n", 1), ("", "", 0), ("a.b c.d", "a.b\nc.d\n", 0)],
)
def test_a_page_under_releases_is_not_made_when_the_marks_have_changed(known, now, code):
    """Also by a run that is started again, which has the release of another day beside it."""
    release = (("release/tag", "v1.1.0\n"), ("release/v1.1.0/notes.md", ""))
    given = (*HOST, ("KNOWN", known))
    piece = go(shell("deploy.yml", "release", "Each version has its page"), given, release, (Answer(now), Answer()))
    assert piece.code == code
    assert ("Kör deploy på nytt" in piece.said) == bool(code)


@pytest.mark.parametrize("name", ["", "gender", FIGURE[:-1], f"{FIGURE}\na.b", "../v1.0.0", COMMAND])
def test_only_a_mark_that_stands_is_lifted(name):
    """By its whole name: nothing else is deleted."""
    piece = step("lift.yml", "lift", "The mark goes", (f"{FIGURE}\nc.d\n", 0), FIGURE=name, WHY="Den var rätt.")
    assert (piece.asked, piece.code) == ("", 1)
    assert "Ingen siffra med det namnet är nedtagen" in piece.said


@pytest.mark.parametrize(("file", "job"), [("take-down.yml", "mark"), ("lift.yml", "lift")])
def test_the_forms_work_from_main_alone(file, job):
    """The first step says so; all that follows it in the job needs it."""
    said = [step(file, job, "From main alone", GITHUB_REF_NAME=branch) for branch in ("main", "patch-1", COMMAND)]
    assert [piece.code for piece in said] == [0, 1, 1]
    assert "välj main i listan" in said[1].said
    first, *later = yaml.safe_load(TEXTS[file])["jobs"][job]["steps"]
    assert first["name"] == "From main alone"
    assert all("cancelled()" not in one.get("if", "") or "steps.main.outcome" in one["if"] for one in later)
