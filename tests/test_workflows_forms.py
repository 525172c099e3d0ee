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


@pytest.mark.parametrize(("file", "job"), [("take-down.yml", "mark"), ("lift.yml", "lift")])
def test_a_form_that_is_sent_from_another_branch_is_red_before_anything_has_changed(file, job):
    """No later step goes on after it whatever happens, and no later job without the first."""
    name = "From main alone"
    assert step(file, job, name, GITHUB_REF="refs/heads/main").code == 0
    said = step(file, job, name, GITHUB_REF="refs/heads/year/main")
    assert (said.asked, said.code) == ("", 1)
    assert "Inget är ändrat. Välj grenen main" in said.said
    jobs = yaml.safe_load(TEXTS[file])["jobs"]
    first, *later = jobs.pop(job)["steps"]
    assert (first["name"], "if" in first) == (name, False)
    assert {one["if"] for one in later if "if" in one} <= {"${{ !cancelled() && steps.main.outcome == 'success' }}"}
    assert [one for one in jobs.values() if "if" in one or job not in one["needs"]] == []


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
    piece = made(PAGES[:1], (now, 0), *SAME, THERE, KNOWN=known)
    assert piece.code == code
    assert ("Kör deploy på nytt" in piece.said) == bool(code)


def made(folders, *answers, **given):
    """Make the pages of these versions, the newest of which is 1.10.0."""
    files = [(f"release/{one}/{name}", "x") for one in folders for name in (f"{one[1:]}.zip", "SHA256SUMS", "notes.md")]
    lines = shell("deploy.yml", "release", "Make the releases")
    environment = (*HOST, *({"COMMIT": "abc", "KNOWN": ""} | given).items())
    return go(lines, environment, (("release/tag", "v1.10.0\n"), *files), tuple(Answer(*one) for one in answers))


PAGES, SAME = ("v1.10.0", "v1.9.0"), (("tree\n", 0), ("tree\n", 0))
NONE, THERE, DONE = ("", 0), ("", 0), ("", 0)
LACKS = ("release not found", 1)


def test_each_version_that_lacks_a_page_gets_one_and_the_newest_alone_is_the_latest():
    """Of its own files and notes, the oldest first, with its tag on the commit that was built if it has none."""
    files = "--notes-file release/{0}/notes.md release/{0}/{1}.zip release/{0}/SHA256SUMS"
    asked = "release create {0} --target abc --title {0} --latest={2} " + files
    assert made(PAGES, NONE, *SAME).asked == "release view v1.9.0"
    assert made(PAGES, NONE, *SAME, LACKS).asked == asked.format("v1.9.0", "1.9.0", "false")
    assert made(PAGES, NONE, *SAME, LACKS, DONE, LACKS).asked == asked.format("v1.10.0", "1.10.0", "true")
    assert made(PAGES, NONE, *SAME, LACKS, DONE, LACKS, DONE).code == 0


def test_a_page_that_is_there_is_left_alone():
    """And one that cannot be made is told."""
    assert made(PAGES, NONE, *SAME, THERE).asked == "release view v1.10.0"
    assert made(PAGES, NONE, *SAME, THERE, THERE).code == 0
    assert made(PAGES, NONE, *SAME, THERE, LACKS, ("", 1)).code == 1


def test_no_page_is_made_when_main_has_released_or_withdrawn_something_since():
    """By a job that is started again days later: what has been withdrawn would come back."""
    assert made(PAGES, NONE).asked.startswith("api repos/o/r/contents/datapackage?ref=abc ")
    assert made(PAGES, NONE, SAME[0]).asked.startswith("api repos/o/r/contents/datapackage?ref=main ")
    piece = made(PAGES, NONE, SAME[0], ("another\n", 0))
    assert (piece.asked, piece.code) == ("", 1)
    assert "Ingen sida har gjorts: kör deploy på nytt" in piece.said
    assert made(PAGES, NONE, ("", 1)).code == 1


@pytest.mark.parametrize("name", ["1.9.0", "v1.9", "v1.9.0-site", "--help", "v1.9.0/v1.8.0", COMMAND])
def test_what_is_no_name_of_a_version_gets_no_page_and_nor_does_any_other(name):
    piece = made(("v1.10.0", name), NONE, *SAME)
    assert (piece.asked, piece.code) == ("", 1)
    assert "inte v och tre tal" in piece.said


@pytest.mark.parametrize("name", ["", "gender", FIGURE[:-1], f"{FIGURE}\na.b", "../v1.0.0", COMMAND])
def test_only_a_mark_that_stands_is_lifted(name):
    """By its whole name: nothing else is deleted."""
    piece = step("lift.yml", "lift", "The mark goes", (f"{FIGURE}\nc.d\n", 0), FIGURE=name, WHY="Den var rätt.")
    assert (piece.asked, piece.code) == ("", 1)
    assert "Ingen siffra med det namnet är nedtagen" in piece.said
