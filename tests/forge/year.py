"""The whole life by the workflows alone, in one go, each part on what the one before left: `make forge`.

Another made-up year: `make forge YEAR=like_2025`. A part that fails stops the play; what each run said lies in its log.
"""

import csv
import os
import subprocess
import time
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from scripts.ground.releases import FOLDER, PARTS, release_versions
from tests.forge.forge import ITSELF, REQUIRED, form
from tests.forge.ground import REPO
from tests.forge.life import NEWS, TODAY, WHY, YEAR, Life, plant
from tests.frozen_years import OF_OTHERS
from tests.github_answers import MAIN, answers
from tests.life import SET
from tests.lived_year import HIDDEN
from tests.rows import make_up_helpline
from tests.year_folder import cell, fill

NAME = os.environ.get("YEAR") or OF_OTHERS[0]
# An answer that people may have beside others, and all answers together, where a year has them: nothing else is added up with it.
ANSWER, ANSWERS = "authority_contact.police.adults_direct", "authority_contact.answers.adults_direct"
QUESTION = "support_needs."
DEPLOY = "deploy.yml"
# What `verify` says of a version that is served, and of one that is taken down.
SERVED, DOWN = [("", "notice_verified")], [("", "notice_verify_down")]


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    """A forge on which nothing has happened yet."""
    found = Life(tmp_path_factory.mktemp("forge"), NAME)
    found.begun()
    found.forge.keep(found.top / "kept/begun")
    return found


def nothing_is_released(life):
    """Main is closed to all, and deploy puts nothing in place."""
    work = life.forge.clone("desk")
    life.forge.someone(work, "commit", "-q", "--allow-empty", "-m", "Past all rules")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        life.forge.someone(work, "push", "-q", "origin", "HEAD:main")
    assert b"rule violations" in refused.value.stderr
    played = life.forge.dispatch(DEPLOY)
    assert (played.green, set(played.jobs)) == (True, {"build"})
    assert life.forge.state()["put"] == life.releases == []


def the_first_release(life):
    """Publish on main is a branch of its own, whose push starts nothing; somebody opens it; merged, it is put in place."""
    played = life.forge.dispatch("publish.yml", news="De första siffrorna.")
    assert played.green
    branch = life.branch("publish-")
    assert branch.startswith("publish-v1.0.0-")
    assert f"compare/main...{branch}" in played.page
    assert [job["workflow"] for job in life.forge.state()["queue"]] == [ITSELF]
    number = life.forge.open(branch)
    assert set(life.forge.play()) == {"test.yml", "summary.yml"}
    done = life.merged(number)
    assert (done[DEPLOY].green, life.releases) == (True, ["v1.0.0"])
    assert set(life.forge.state()["releases"]["v1.0.0"]["files"]) == {"1.0.0.zip", "1.0.0-site.zip", "SHA256SUMS"}
    assert life.forge.has("refs/tags/v1.0.0^{commit}") == life.forge.has("main")
    assert life.light or "1.0.0" in life.site("data")
    assert life.light or life.asked() == {"v1.0.0": SERVED}


def publish_says_no_where_nothing_is_new(life):
    """On main, and nothing is changed by it."""
    before = life.forge.git("for-each-ref")
    played = life.forge.dispatch("publish.yml", news="Inget.")
    assert "det finns inget att publicera" in played.said
    assert (played.green, life.forge.git("for-each-ref")) == (False, before)


def publish_says_no_where_main_is_open(life):
    """Where a run's token sees it; else it has said that it cannot. Once a week an issue says what is not as it should be."""
    well = answers(REPO, **SET)
    for main, green, said in ((MAIN, True, 0), ([], False, 1), ([], False, 2)):
        with life.forge.changing() as state:
            state["settings"] = well | {f"repos/{REPO}/rules/branches/main": main}
        assert life.forge.dispatch("settings.yml").green == green
        assert [len(issue["said"]) for issue in life.forge.state()["issues"]] == [said] * bool(said)
    played = life.forge.dispatch("publish.yml", news="Inget.")
    assert (played.green, "make night" in played.steps) == (False, False)
    with life.forge.changing() as state:
        state["settings"], state["issues"] = well, []


def a_year_is_uploaded(life):
    """Rebuild builds it and starts its checks, which are made here: they stand on its commit, and the pull request counts them."""
    life.forge.again = False
    number = life.uploads("patch-1", life.package)
    first = life.forge.play_once()
    assert set(first) == {"rebuild.yml", "summary.yml", "test.yml"}
    assert life.forge.made(first["test.yml"]) == ["package", "release-check", "texts", "test-data"]
    assert life.forge.made(first["summary.yml"]) == ["package", "summary"]
    assert first["rebuild.yml"].green
    assert life.forge.git("log", "-1", "--format=%an", "patch-1") == "github-actions[bot]"
    changed = life.forge.git("diff", "--name-only", "patch-1~1", "patch-1").splitlines()
    assert {path.partition("/")[2].partition("/")[0] for path in changed} <= {"data", "datapackage.json", ""}
    life.noting(but=LONG_OF_A_YEAR)
    checks = life.forge.play()
    life.noting()
    assert life.forge.made(checks["test.yml"]) == ["package-check", "release-check", "texts", "test-data"]
    assert life.forge.state()["checks"][life.forge.has("patch-1")] == dict.fromkeys(REQUIRED, "success")
    (comment,) = life.forge.state()["comments"][str(number)]
    assert comment.startswith("# ")
    assert checks["summary.yml"].page.startswith("# ")
    life.forge.again = True


LONG_OF_A_YEAR = ("test-data", "summary")


def publish_says_no_without_news(life):
    """On the branch, and nothing is changed by it."""
    before = life.forge.git("for-each-ref")
    played = life.forge.dispatch("publish.yml", "patch-1")
    assert (played.green, life.forge.git("for-each-ref")) == (False, before)


def publish_says_no_after_a_bad_night(life):
    """While the newest night has a red intruder and the year hides counts; an issue names the seed. After a good one it goes on."""
    life.forge.red = "intruder"
    played, life.forge.red = life.forge.dispatch("night.yml"), ""
    assert (played.green, set(played.jobs)) == (False, {"intruder", "stranger", "mill", "long", "tell"})
    with life.forge.changing() as state:
        (issue,), state["issues"] = state["issues"], []
    assert [str(len(state["runs"])) in said for said in issue["said"]] == [True]
    before = life.forge.git("for-each-ref")
    assert not life.forge.dispatch("publish.yml", "patch-1", news=NEWS).green
    assert life.forge.git("for-each-ref") == before
    assert life.forge.dispatch("night.yml").green


def the_year_is_published(life):
    """In the branch; nobody can merge it until somebody has read the news; merged, it is put in place."""
    played = life.forge.dispatch("publish.yml", "patch-1", news=NEWS)
    assert "Utgåvan v1.1.0 ligger i grenen" in played.page
    checks = life.forge.play()
    assert "ingen har läst texten än" in checks["test.yml"].said
    with pytest.raises(AssertionError, match="failure"):
        life.forge.merge(2)
    life.is_read("patch-1", checks["test.yml"].said)
    assert life.merged(2)[DEPLOY].green
    assert life.releases == ["v1.0.0", "v1.1.0"]
    assert life.light or YEAR in life.site("v1.1.0/indicators/gender")
    assert life.light or life.asked() == {"v1.0.0": SERVED, "v1.1.0": SERVED}


def a_figure_is_corrected(life):
    """In a new workbook of its year, as the guide says; publish asks why, and the next version has it."""
    package = life.at_the_desk(one_more)
    number = life.uploads("correct-1", package)
    life.forge.play()
    assert not life.forge.dispatch("publish.yml", "correct-1", news="En rättelse.").green
    assert life.published("correct-1", news="En rättelse.", **WHY).green
    assert life.merged(number)[DEPLOY].green
    assert life.releases == life.versions
    assert life.releases[:2] == ["v1.0.0", "v1.1.0"] != life.releases
    assert life.asked() == dict.fromkeys(life.versions, SERVED)
    changed = life.forge.at / "pages/en/v1.1.0/method/index.html"
    changed.write_text(changed.read_text(encoding="utf-8").replace("</main>", "1</main>"), encoding="utf-8")
    assert life.asked()["v1.1.0"] == [("en/v1.1.0/method/index.html", "verify_differs")]
    assert {row["reason_sv"] for row in life.table("revisions.csv")} == {WHY["why_sv"]}


def one_more(book):
    """A figure of the year is one more, and so are all answers to its question where they are counted."""
    was = {line: cell(load_workbook(book), line, "D").value for line in (ANSWER, ANSWERS)}
    fill(book, D={line: value + 1 for line, value in was.items() if value is not None})


def a_figure_is_taken_down_while_a_deploy_runs(life):
    """Deploy is cancelled and off, the mark stands, the versions that hold it have no page, and one without it is shown."""
    figure = life.figures()[0]
    first = life.forge.start(form(DEPLOY))
    life.forge.waits_for(first, "released")
    second = life.forge.start(form("take-down.yml", figure=figure))
    assert life.forge.end(first).ended == "cancelled"
    assert life.forge.end(second).green
    state = life.forge.state()
    assert (life.marks, state["disabled"], life.releases) == ([figure], [DEPLOY], ["v1.0.0"])
    assert len(life.versions) == 3
    assert "tillbakadragen" in life.site(f"{life.versions[-1]}/indicators/gender")
    assert "tillbakadragen" not in life.site("v1.0.0/indicators/gender")
    assert life.asked() == dict.fromkeys(life.versions, DOWN) | {"v1.0.0": SERVED}


def two_more_are_taken_down_at_once(life):
    """Each has its mark, and both runs know both; a mistyped name is told and lifted. A merge meanwhile starts no deploy."""
    figures, mistyped = life.figures()[1:3], "gender.nobody.adults.all_cases.2026.count.persons"
    life.noting("released")
    assert not life.forge.dispatch("take-down.yml", figure=mistyped).green
    assert life.forge.dispatch("lift.yml", figure=mistyped, why="Felstavat.").green
    life.forge.held = held(life, *life.figures()[:3])
    runs = [life.forge.start(form("take-down.yml", figure=figure)) for figure in figures]
    assert [life.forge.end(run).green for run in runs] == [True, True]
    assert life.marks == sorted(life.figures()[:3])
    life.forge.starts("push", "main", ["datapackage/package.yml"])
    assert [job["workflow"] for job in life.forge.state()["queue"]] == ["test.yml"]
    life.forge.play("none")


def nothing_is_taken_down_or_lifted_from_a_branch(life):
    """The forms say no, and nothing is changed by it."""
    life.forge.push("elsewhere", lambda work: None)
    life.forge.play("none")
    before, state = life.forge.git("for-each-ref"), life.forge.state()
    for workflow, more in (
        ("take-down.yml", {"figure": life.figures()[3]}),
        ("lift.yml", {"figure": life.marks[0], "why": "x"}),
    ):
        played = life.forge.dispatch(workflow, "elsewhere", **more)
        assert "Formuläret körs bara på main" in played.said
        assert not played.green
    now = life.forge.state()
    assert (life.forge.git("for-each-ref"), now["disabled"], now["releases"]) == (
        before,
        state["disabled"],
        state["releases"],
    )


def all_are_lifted(life):
    """Deploy stays off until the last mark is gone; then each version has its page again, and the newest is the latest."""
    assert not life.forge.dispatch("lift.yml", figure="gender.nobody", why="Prövat.").green
    for figure in life.marks:
        assert life.forge.state()["disabled"] == [DEPLOY]
        assert life.forge.dispatch("lift.yml", figure=figure, why="Prövat.").green
    assert (life.marks, life.forge.state()["disabled"]) == ([], [])
    life.forge.held = ""
    life.noting()
    assert life.forge.play()[DEPLOY].green
    assert life.releases == life.versions
    assert life.light or life.asked() == dict.fromkeys(life.versions, SERVED)
    life.noting("released")
    with life.forge.changing() as state:
        del state["releases"][life.versions[-1]]  # somebody deletes a page that was half made
    assert life.forge.dispatch(DEPLOY).green
    assert [tag for tag, one in life.forge.state()["releases"].items() if one["latest"]][-1:] == life.versions[-1:]


def a_figure_is_withdrawn(life):
    """By the guide: down, its releases gone, hidden in a new workbook, published, lifted. The lift brings nothing back."""
    figure, key = next((name, key) for name in life.figures() if (key := line(name)).startswith(QUESTION))
    life.forge.held = held(life, figure)
    assert life.forge.dispatch("take-down.yml", figure=figure).green
    assert life.forge.state()["disabled"] == [DEPLOY]
    package = life.at_the_desk(lambda book: fill(book, G={key: HIDDEN}))
    number = life.uploads("withdraw-1", package, without_releases)
    life.checked("withdraw-1")
    assert life.published("withdraw-1", news="En siffra är tillbakadragen.", **WHY).green
    assert DEPLOY not in life.merged(number)
    assert life.forge.dispatch("lift.yml", figure=figure, why="Den är dold.").green
    life.forge.held = ""
    life.noting()
    assert life.forge.play()[DEPLOY].green
    assert life.releases == [life.versions[0], life.versions[-1]]
    assert life.light or life.asked() == dict.fromkeys(life.versions, DOWN) | dict.fromkeys(life.releases, SERVED)
    life.noting("released")
    assert figure not in life.figures()


def held(life, *figures):
    """What a site that is only written down says of the figures of the year: each version but the first holds them."""
    return "".join(f"{version[1:]} {figure}\n" for version in life.versions[1:] for figure in figures)


def line(observation):
    """The line of the workbook that a count of the year stands on; nothing where it is none of all cases."""
    indicator, category, population, scope, year, *measure = observation.split(".")
    return f"{indicator}.{category}.{population}" if (scope, measure) == ("all_cases", ["count", "persons"]) else ""


def without_releases(work):
    """The files of the releases that hold it go, with a row for each."""
    folder = work / "datapackage"
    versions = [version for version in release_versions(folder) if version != "1.0.0"]
    for path in [folder / FOLDER / name.format(version) for version in versions for name in PARTS]:
        path.unlink()
    gone = "".join(f"{version},{TODAY},Ett tal.,A number.\n" for version in versions)
    (folder / "withdrawn.csv").write_text(
        f"withdrawn_version,withdrawn_on,reason_sv,reason_en\n{gone}", encoding="utf-8"
    )


def a_year_is_rejected(life):
    """By the form: a branch without it, which rebuild builds and publish releases."""
    played = life.forge.dispatch("reject.yml", year=YEAR)
    branch = life.branch("reject-")
    assert f"compare/main...{branch}" in played.page
    assert life.forge.play_once()["rebuild.yml"].green
    number = life.forge.open(branch)
    life.forge.play()
    assert life.published(branch, news="Året är borta.", why_sv="Det stämde inte.", why_en="It was wrong.").green
    assert life.merged(number)[DEPLOY].green
    assert life.releases[-1] == "v2.0.0"
    assert not [row for row in life.table("data/observations.csv") if row["year"] == YEAR]


def a_fork_is_told_what_to_do(life):
    """Its figures are not built: the check says which command builds them, and nothing of the run may write."""
    life.forge.again = False
    life.forge.push("fork-1", touched("datapackage/figures/2025.csv"))
    life.forge.play("none")
    number = life.forge.open("fork-1", fork=True)
    checks = life.forge.play()
    assert "Kör make package" in checks["test.yml"].said
    assert not checks["test.yml"].green
    assert str(number) not in life.forge.state()["comments"]


def touched(path):
    """A change of a file: its last row goes."""

    def change(work):
        lines = (work / path).read_text(encoding="utf-8").splitlines(keepends=True)
        (work / path).write_text("".join(lines[:-1]), encoding="utf-8")

    return change


def code_is_tried_by_everything(life):
    """A change of code chooses the long tests, in both Pythons, and what it costs; figures choose neither."""
    life.forge.again = True
    life.forge.push("code-1", touched("README.md"))
    life.forge.play("none")
    life.forge.open("code-1")
    checks = life.forge.play()
    tried = {"release-check", "texts", "check", "test-slow", "test", "test-sites"}
    assert (checks["test.yml"].green, {*life.forge.made(checks["test.yml"])}) == (True, tried)
    assert "costs" in life.forge.made(checks["summary.yml"])
    life.forge.starts("push", "main", ["README.md"])
    assert life.forge.play("test.yml")["test.yml"].green


def two_forms_at_once_overwrite_nothing(life):
    """Rebuild twice, and publish twice, on one branch: one commit each, whoever comes last. What was said while nothing was hidden
    has to be read now.
    """
    number = life.uploads("twice-1", life.package)
    (job,) = [job for job in life.forge.state()["queue"] if job["workflow"] == "rebuild.yml"]
    life.forge.play("none")
    at_once(life, job)
    life.forge.pulled(number)
    life.checked("twice-1")
    at_once(life, form("publish.yml", "twice-1", news=NEWS))
    assert life.forge.git("log", "--format=%an", "main..twice-1").splitlines() == ["github-actions[bot]", "someone"] * 2


def at_once(life, job):
    """Two of the same run; at least one goes well."""
    runs = [life.forge.start(job), life.forge.start(job)]
    assert True in [life.forge.end(run).green for run in runs]
    life.forge.play("none")


def an_old_number_to_call_becomes_an_issue(life):
    """One, to which the next run adds; and the clock stays switched on."""
    work = life.forge.clone("desk")
    for day, green, said in (("2020-01-01", False, 1), ("2020-01-01", False, 2), (TODAY, True, 2)):
        for folder in ("datapackage", "datapackage/data"):  # as a person writes it, and as it is published
            make_up_helpline(work / folder, day)
        life.forge.someone(work, "commit", "-q", "-a", "--allow-empty", "-m", "Numbers")
        life.forge.someone(work, "push", "-q", "origin", "HEAD:main", FORGE_MERGE="yes")
        played = life.forge.dispatch("helplines.yml")
        (issue,) = life.forge.state()["issues"]
        assert (played.green, len(issue["said"])) == (green, said)
        assert "Stays switched on" in played.steps


def a_link_that_is_handed_over_is_refused(life):
    """By each job that takes over what the code of a branch has made."""
    life.uploads("link-1", life.package)
    before = life.forge.git("for-each-ref", "refs/heads", "refs/tags")
    life.forge.link = True
    played = life.forge.play_once("rebuild.yml", "summary.yml")
    life.forge.link = False
    assert [one.green for one in played.values()] == [False, False]
    assert life.forge.git("for-each-ref", "refs/heads", "refs/tags") == before


LIFE = [
    nothing_is_released, the_first_release, publish_says_no_where_nothing_is_new,
    publish_says_no_where_main_is_open, a_year_is_uploaded,
    publish_says_no_without_news, publish_says_no_after_a_bad_night, the_year_is_published, a_figure_is_corrected,
    a_figure_is_taken_down_while_a_deploy_runs, two_more_are_taken_down_at_once,
    nothing_is_taken_down_or_lifted_from_a_branch, all_are_lifted, a_figure_is_withdrawn, a_year_is_rejected,
    a_fork_is_told_what_to_do, code_is_tried_by_everything, two_forms_at_once_overwrite_nothing,
    an_old_number_to_call_becomes_an_issue, a_link_that_is_handed_over_is_refused,
]  # fmt: skip


def table(name):
    """The rows of a table that lies here."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def told():
    """The sentences of the guides on our workflows: which part plays each, and what its runs say, in those words."""
    return table("guides.csv")


@pytest.mark.parametrize("part", LIFE, ids=lambda part: part.__name__)
def test_life(life, part):
    """A part of the life of a year; what the guides say that its runs say, they say. What it leaves is kept, for the plants."""
    began, life.forge.heard = time.monotonic(), ""
    part(life)
    assert [row["said"] for row in told() if row["part"] == part.__name__ and row["said"] not in life.forge.heard] == []
    life.forge.keep(life.top / "kept" / part.__name__)
    print(f"{part.__name__}: {time.monotonic() - began:.0f} s", flush=True)


def test_every_step_is_taken_and_goes_well(life):
    """Of all workflows, by its name or its command: a new one is played too."""
    flows = [yaml.safe_load(text) for name, text in life.forge.workflows("main").items() if name != ITSELF]
    steps = [step for flow in flows for job in flow["jobs"].values() for step in job.get("steps", []) if "run" in step]
    assert {step.get("name") or step["run"] for step in steps} - life.forge.taken == set()


@pytest.mark.parametrize("fault", table("planted.csv"), ids=lambda fault: fault["fault"])
def test_a_fault_in_a_workflow_is_found(life, fault):
    """The part that it is in fails where it is played after the same beginning, and without the commands that take minutes."""
    names = ["begun", *(part.__name__ for part in LIFE)]
    place = names.index(fault["part"])
    life.forge.back(life.top / "kept" / names[place - 1])
    life.light = True
    life.noting()
    plant(life.forge, fault["workflow"], fault["stands"], fault["instead"])
    with pytest.raises((AssertionError, KeyError)) as found:
        LIFE[place - 1](life)
    print(f"{fault['fault']}: {str(found.value)[:300]}", flush=True)
