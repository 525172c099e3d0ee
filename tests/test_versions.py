"""The version says what changed since the last release, and no published figure changes in silence."""

import json

import pytest

from scripts.ground.data_package import Package, Row
from scripts.ground.decisions import decisions
from scripts.ground.problems import Problem
from scripts.ground.releases import Release, version_order
from scripts.package.build import build, check
from scripts.package.differences import package_properties, resource_properties
from scripts.package.disclosure.texts import SENTENCE
from scripts.package.revisions import Revision, missing, revised
from scripts.package.validation.table import text_fault
from scripts.package.versions import change_rows, history_problems, next_version
from scripts.paths import DATAPACKAGE
from scripts.site.package.labels import read_package
from tests.packages import CODES, GOOD, package, released_folder, revise, table
from tests.promised import promised
from tests.releasing import release
from tests.rows import SETTINGS, figure, figures_csv, lines_of, to_row

NEW_YEAR: Row = {
    "observation": "needs.a.2031",
    "year": "2031",
    "value": "12",
    "lower": "",
    "upper": "",
    "obs_status": "A",
}
ENTRY: Row = {
    "revision_version": "1.0.1", "observation": "needs.a", "field": "value", "from_value": "10", "to_value": "11",
    "reason_sv": "Felskrivet", "reason_en": "Mistyped", "revised_on": "2031-02-03",
}  # fmt: skip


def least(after: Package) -> str:
    """The least version that the package may have after the usual one."""
    return next_version("1.0.0", [Release("1.0.0", package())], after, {"categories"})


def problems(after: Package, *entries: Row, before: Package | None = None) -> list[Problem]:
    """What is wrong with a package after the usual one was released, with these entries in the log of revisions."""
    return history_problems(after, [Release("1.0.0", before or package())], lines_of(*entries))


def corrected(version: str = "1.0.1", **cells: str) -> Package:
    """The usual package with another value."""
    return package(version, observations=[GOOD[0] | to_row(cells or {"value": "11"}), GOOD[1]], categories=CODES)


def kinds(found: list[Problem]) -> list[str]:
    return [one.kind for one in found]


def test_versions_are_ordered_by_their_numbers():
    """Ten comes after nine; what is not three numbers is no version."""
    assert version_order("1.10.0") > version_order("1.9.9")
    assert [version_order(text) for text in ("1.0", "1.0.0-rc", "01.0.0", "v1.0.0", "")] == [()] * 5


def test_what_follows_from_a_corrected_figure_has_changed_for_its_reason():
    """Before it is published too: the decision on the figure itself, or on the nearest that it is worked out from."""
    follows = {"needs.c": "needs.b", "needs.b": "needs.a", "needs.d": "needs.e"}
    rows: list[Row] = [{"observation": name, "inputs": inputs} for name, inputs in follows.items()]
    why: Row = {"observation": "needs.a", "reason_sv": "Felskrivet"}
    decided = decisions(package(observations=rows, corrections=[why]))
    assert [decided(name) for name in ("needs.a", "needs.c", "needs.d")] == [why, why, None]


@promised
def test_the_least_version_says_what_a_program_that_reads_the_tables_would_stumble_on(figure, codes, notes, version):
    """What is new is minor, what is gone or stands elsewhere is major, and all else is a patch."""
    figures = {row["observation"]: row for row in GOOD}
    if figure:
        figures[figure["observation"]] = GOOD[0] | to_row(figure)
    columns, *lines = (line.split() for line in codes or ["category order label_sv", "a 1 Råd", "b 2 Boende"])
    tables = {"categories": [to_row(dict(zip(columns, line, strict=True))) for line in lines]}
    tables |= {"notes": [{"note": notes}]} if notes else {}
    assert (
        least(package(observations=[*figures.values()], **{name: rows for name, rows in tables.items() if rows}))
        == version
    )


def test_another_key_of_a_table_is_major():
    after = package()
    after.descriptor["resources"][1]["schema"]["primaryKey"] = ["order"]
    assert least(after) == "2.0.0"


def test_the_same_package_may_have_a_new_version():
    assert problems(package("1.0.1")) == []


@pytest.mark.parametrize(
    ("wanted", "released", "version"),
    [
        ("1.0.0", "1.0.0", "1.1.0"), ("1.0.9", "1.0.0", "1.1.0"), ("0.9.0", "1.0.0", "1.1.0"), ("1.1.0", "1.0.0", "1.1.0"),
        ("2.0.0", "1.0.0", "2.0.0"), ("0.1.0", "", "0.1.0"),  # there is nothing to compare with
    ],
)  # fmt: skip
def test_the_version_follows_from_what_has_changed(wanted, released, version):
    """Whatever the settings say, unless they say more: nobody has to raise it, and it never goes back."""
    after, before = package(observations=[*GOOD, NEW_YEAR], categories=CODES), [Release(released, package())]
    assert next_version(wanted, before if released else [], after, {"categories"}) == version


def test_a_version_has_the_form_of_one():
    assert history_problems(package("0.1.0"), [], {}) == []
    assert kinds(history_problems(package("first"), [], {})) == ["version_form"]


def test_a_changed_value_without_a_reason_is_told():
    """The notice names the cell, from and to; the reason is given when it is published."""
    (found,) = problems(corrected())
    assert found.kind == "notice_revision_missing"
    for lang in ("sv", "en"):
        assert "10 → 11" in found.text(lang)
        assert "needs.a, value" in found.text(lang)


def test_a_changed_value_with_its_entry_is_let_through():
    """When the entry says the same as the tables."""
    assert problems(corrected(), ENTRY) == []


@promised
def test_an_entry_that_tells_of_something_else_is_refused(wrong, kind):
    found = problems(corrected(), ENTRY | wrong)
    assert [(one.kind, one.row) for one in found if not one.is_notice] == [(kind, 2)]


def test_entries_of_earlier_releases_stay():
    """They were tested before those releases."""
    assert problems(corrected(), ENTRY, ENTRY | {"revision_version": "1.0.0"}) == []


BACK = {"revision_version": "1.0.0", "from_value": "11", "to_value": "10"}
SAID = ENTRY | {"revision_version": "1.0.1"}
DECIDED: list[Row] = [{"observation": "needs.a", "reason_sv": "x", "reason_en": "x"}]


@pytest.mark.parametrize(
    ("earlier", "more", "figures", "told"),
    [
        ([], {}, {}, ["notice_revision_missing"]),
        ([ENTRY | BACK], {}, {}, ["revision_undone"]),
        ([ENTRY | BACK | {"from_value": "12"}], {}, {}, ["notice_revision_missing"]),
        ([ENTRY | BACK, SAID], {}, {}, []),
        ([ENTRY | BACK], {"corrections": DECIDED}, {}, ["notice_revision_missing"]),
        ([ENTRY | BACK], {}, {"origin": "computed"}, ["notice_revision_missing"]),  # it follows from the others
    ],
)
def test_a_correction_that_is_taken_back_is_refused_unless_somebody_says_so(earlier, more, figures, told):
    """Of what a page or a folder from before the correction has read nobody sees that it undoes it."""
    rows = [GOOD[0] | {"value": "11"} | figures, *GOOD[1:]]
    after = package("1.0.1", observations=rows, categories=CODES, **more)
    assert kinds(problems(after, *earlier)) == told


def test_a_removed_figure_needs_a_reason():
    """Each of its numbers; a bound is one."""
    found = problems(package("1.0.1", observations=GOOD[:1], categories=CODES))
    assert [(one.kind, one.hint, one.found) for one in found] == [
        ("notice_revision_missing", "needs.b, lower", "50 → ")
    ]


def test_a_year_that_is_taken_away_is_not_told_figure_by_figure():
    """The first ten, and how many more."""
    gone = [Revision(f"needs.{letter}", "value", "50", "") for letter in "abcdefghijkl"]
    *first, last = missing(gone, [], ["1.0.1"])
    assert [one.hint for one in first] == [f"needs.{letter}, value" for letter in "abcdefghij"]
    assert (last.kind, last.found) == ("notice_revisions_more", "2")


def test_the_ends_that_follow_from_a_figure_need_no_reason_of_their_own():
    """One line for "just under 20" that becomes "just under 30", although both its ends differ."""
    row = GOOD[0] | {"value": "", "lower": "16", "upper": "20", "qualifier": "just_under"}
    other = row | {"lower": "24", "upper": "30"}
    assert revised(package(observations=[row]), package(observations=[other])) == [
        Revision("needs.a", "upper", "20", "30")
    ]


def test_an_indicator_that_is_gone_has_a_row_that_says_where_it_went():
    """Its address has been given out."""
    new: list[Row] = [{"indicator": "needs"}]
    old: list[Row] = [*new, {"indicator": "wants"}]
    told: list[Row] = [{"moved_from": "wants", "moved_to": "needs", "why_sv": "x", "why_en": "x"}]
    before = package(observations=GOOD, indicators=old)
    silent = package("2.0.0", observations=GOOD, indicators=new)
    said = package("2.0.0", observations=GOOD, indicators=new, moved=told)
    assert [(one.kind, one.found) for one in problems(silent, before=before)] == [("indicator_gone", "wants")]
    assert problems(said, before=before) == []


def test_a_blank_that_is_filled_needs_none():
    """No published figure changed."""
    before = package(observations=[GOOD[0] | {"value": "", "obs_status": "O"}])
    assert problems(package("1.0.1", observations=GOOD[:1]), before=before) == []


def test_the_log_does_not_give_away_a_figure_that_is_suppressed_now():
    """The entry says that it was suppressed; a number there is refused."""
    after = corrected(value="", obs_status="Q")
    (found,) = problems(after)
    assert (found.hint, found.found) == ("needs.a, value", "Q → ")
    entry: Row = ENTRY | {"from_value": "Q", "to_value": ""}
    assert problems(after, entry) == []
    assert "revision_hidden" in kinds(problems(after, entry | {"from_value": "10"}))


def test_the_table_of_changes_has_every_step_from_release_to_release():
    """And the step to the version that is not released yet; what a later version suppresses is in none of them."""
    releases = [Release("1.0.0", package()), Release("1.0.1", corrected())]
    rows = change_rows(corrected("1.0.2", value="12"), releases)
    steps = [(row["version_before"], row["version"], row["from_value"], row["to_value"]) for row in rows]
    assert steps == [("1.0.0", "1.0.1", "10", "11"), ("1.0.1", "1.0.2", "11", "12")]
    hidden = change_rows(corrected("1.0.2", value="", obs_status="Q"), releases)
    assert [(row["from_value"], row["to_value"]) for row in hidden if row["field"] == "value"] == [
        ("Q", "Q"),
        ("Q", ""),
    ]


def test_every_property_that_may_change_fits_the_table_of_changes():
    """A source by its title, an answer by its code; a sentence does not fit, so that nobody need read what stands there."""
    assert SETTINGS is not None
    now = read_package(DATAPACKAGE)
    paths = {*package_properties(now.descriptor)}
    for name in now.tables:
        paths |= {*resource_properties(now.resource(name), now.fields(name))}
    (column,) = (one for one in SETTINGS.tables["changes"].fields if one.name == "field")
    assert any(" " in path for path in paths)
    assert [path for path in paths if text_fault(path, column, [], "changes")] == []
    assert text_fault(SENTENCE, column, [], "changes")


def test_a_release_does_not_change_the_table_of_changes():
    """The package that was released is what the build gives after the release, too."""
    before = [Release("1.0.0", package())]
    assert change_rows(corrected(), before) == change_rows(corrected(), [*before, Release("1.0.1", corrected())])


@pytest.mark.slow(
    "two builds", "test_the_version_follows_from_what_has_changed", "test_a_changed_value_without_a_reason_is_told"
)
def test_a_changed_figure_is_built_with_the_next_version_and_the_reasons_that_it_lacks_are_told(tmp_path):
    """From the files to the published tables; computed figures have changed too. With the reasons it has them in its tables."""
    folder = released_folder(tmp_path)
    build(folder)
    release(folder)
    (folder / "figures/2025.csv").write_bytes(
        figures_csv(figure(value="421"), figure(population="direct", value="364"))
    )
    told = [one.hint for one in build(folder) if one.kind == "notice_revision_missing"]
    names = [f"contacts.total.{whom}.all_cases.2025.count.persons" for whom in ("all", "indirect")]
    assert told == [f"{name}, value" for name in names]
    assert json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["version"] == "1.0.1"
    cells = {"revision_version": "1.0.1", "field": "value"}
    revise(
        folder,
        cells | {"observation": names[0], "from_value": "420", "to_value": "421"},
        cells | {"observation": names[1], "from_value": "56", "to_value": "57"},
    )
    assert not [one for one in build(folder) if one.kind == "notice_revision_missing"]
    assert check(folder) == []
    assert [row["reason_sv"] for row in table(folder, "revisions")] == ["Felskrivet"] * 2
    changes = [row for row in table(folder, "changes") if row["table"] == "observations" and row["field"] == "value"]
    assert [(row["from_value"], row["to_value"]) for row in changes] == [("420", "421"), ("56", "57")]
