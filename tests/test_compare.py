"""Nothing that differs between two packages goes unseen, and what is shown is no markup."""

import json
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest

from scripts.__main__ import main
from scripts.ground.data_package import DESCRIPTOR, Package, Row
from scripts.ground.holding import suppressed, withheld
from scripts.ground.opened import opened
from scripts.ground.problems import Refused
from scripts.ground.releases import FOLDER
from scripts.package.differences import Difference, differences, hidden_rows
from scripts.package.revisions import revised
from scripts.paths import DATAPACKAGE
from scripts.year.changes import Changes
from scripts.year.compare import as_csv, compare, open_package
from scripts.year.laid_out import escaped
from scripts.year.words import CodeWords
from tests.packages import CODES, GOOD, package
from tests.promised import promised
from tests.repository import begin
from tests.rows import to_row

REAL = open_package(str(DATAPACKAGE), DATAPACKAGE)
FIELDS = [(name, field) for name in REAL.tables for field in REAL.fields(name)]
OBSERVATION: Row = {
    "observation": "met.all.2030", "indicator": "met", "category": "all", "population": "adults", "scope": "all_cases",
    "within_indicator": "", "within_category": "", "year": "2030", "year_to": "", "measure": "count", "value": "10",
    "lower": "", "upper": "", "qualifier": "exact", "base": "", "base_indicator": "", "base_category": "",
    "unit": "persons", "obs_status": "A", "origin": "printed",
}  # fmt: skip


def changed(before: Package, table: str, place: int, cells: Row) -> Package:
    """The package with some cells of one row replaced."""
    rows = [row | cells if number == place else row for number, row in enumerate(before.tables[table])]
    return replace(before, tables={**before.tables, table: rows})


def alone(before: Package, table: str) -> Package:
    rows = before.tables[table] or [dict.fromkeys(before.fields(table), "x")]
    return replace(
        before, descriptor={**before.descriptor, "resources": [before.resource(table)]}, tables={table: rows}
    )


def kinds(before: Package, after: Package) -> list[str]:
    return [one.kind for one in differences(before, after)]


def changes(before: Package | list[Row], after: Package | list[Row]) -> Changes:
    old, new = (package(observations=one) if isinstance(one, list) else one for one in (before, after))
    return Changes(old, new, differences(old, new), ("main", "gren"))


def observation(**cells: str) -> Row:
    row = OBSERVATION | to_row(cells)
    return row | {"observation": ".".join(row[name] for name in ("indicator", "category", "population", "year"))}


def test_any_one_changed_cell_of_any_table_is_found():
    """In each field of each published table: the table, the row, the field, what stood there and what stands there now.

    Nothing is told of a row that speaks of a hidden figure: it is tried on another.
    """
    silent = {name for _, name in hidden_rows(suppressed(REAL), REAL)}
    for table, field in FIELDS:
        before = alone(REAL, table)
        names = ["; ".join(row[column] for column in before.key(table)) for row in before.tables[table]]
        told = [place for place, name in enumerate(names) if name not in silent]
        place = told[len(told) // 2]
        row = before.tables[table][place]
        found = differences(before, changed(before, table, place, {field: f"{row[field]} changed"}))
        if field in before.key(table):
            assert [one.kind for one in found] == ["row_removed", "row_added"]
            assert f"{row[field]} changed" in found[1].row
        else:
            assert found == [
                Difference("cell_changed", table, names[place], field, row[field], f"{row[field]} changed")
            ]
        assert as_csv(found).count(" changed") == 1


def test_a_package_is_no_other_than_itself():
    assert differences(REAL, REAL) == []


def test_rows_that_came_and_went_are_told_with_their_number():
    """By their key; a bound is a number too."""
    before = package(observations=GOOD)
    after = package(observations=[GOOD[0], GOOD[1] | {"observation": "needs.c"}])
    assert differences(before, after) == [
        Difference("row_removed", "observations", "needs.b", before="50"),
        Difference("row_added", "observations", "needs.c", after="50"),
    ]


def made(tables: list[str]) -> Package:
    """A package with these tables, each a name with its columns: the usual figures, and the usual codes."""
    usual = ({str(name): str(text) for name, text in row.items()} for row in CODES)
    cells = [row | {"label": row["label_sv"], "code": row["category"]} for row in usual]
    named = (columns.split() for columns in tables)
    codes = {name: [to_row({one: row.get(one, "") for one in columns}) for row in cells] for name, *columns in named}
    return package(**{name: GOOD if name == "observations" else rows for name, rows in codes.items()})


@promised
def test_what_came_went_or_moved_is_found(before, after, kinds_of):
    """A field, also one of the key, without a line for each of its cells and properties; a table."""
    assert kinds(made(before), made(after)) == kinds_of


def test_rows_in_another_order_are_told_once():
    """One difference for a table."""
    assert kinds(package(), package(observations=GOOD, categories=CODES[::-1])) == ["row_moved"]


@pytest.mark.parametrize("path", [("title",), ("keywords", 0), ("resources", 0, "schema", "fields", 1, "type")])
def test_any_changed_property_of_the_descriptor_is_found(path):
    """Of the package, of a list, of a field; but size and checksum follow from the tables."""
    before, after = package(), package()
    *steps, last = path
    place: Any = after.descriptor
    for step in steps:
        place = place[step]
    place[last] = "another"
    assert kinds(before, after) == ["property_changed"]
    after = package()
    after.descriptor["resources"][0]["hash"] = "sha256:other"
    assert differences(before, after) == []


def test_rows_that_share_a_key_are_not_lost():
    """A broken package is compared all the same."""
    twice = [GOOD[0], GOOD[0] | {"value": "11"}]
    found = differences(package(observations=twice), package(observations=[GOOD[0], GOOD[0] | {"value": "12"}]))
    assert [(one.before, one.after) for one in found] == [("11", "12")]


def test_a_number_that_is_suppressed_now_is_not_told():
    """The comparison says that the cell changed, not what it was; neither does the report."""
    before, after = observation(), observation(value="", obs_status="Q", qualifier="")
    old, new = package(observations=[before]), package(observations=[after])
    found = differences(old, new)
    assert ("value", "Q", "") in [(one.field, one.before, one.after) for one in found]
    assert "10" not in as_csv(found) + changes(old, new).told()


def test_nor_is_a_number_of_another_table_that_speaks_of_it():
    """Whether the row names the observation, or the statement on it; a row on something else is told."""
    hidden = observation(value="", obs_status="Q")
    said: Row = {
        "seq": "1",
        "report_year": "2030",
        "source": "report",
        "place": "Start",
        "observation": hidden["observation"],
    }
    mend: Row = {
        "order": "1",
        "report_year": "2030",
        "source": "report",
        "place": "Start",
        "seq": "1",
        "printed_value": "10",
    }
    spread: Row = {"figure": "range", "about": hidden["observation"], "lower": "9"}
    same: dict[str, list[Row]] = {"observations": [hidden], "statements": [said]}
    before = package(**same, mends=[mend], ranges=[spread], other=[{"figure": "a", "lower": "7"}])
    after = package(
        **same,
        mends=[mend | {"printed_value": ""}],
        ranges=[spread | {"figure": "b"}],
        other=[{"figure": "a", "lower": "8"}],
    )
    found = [(one.table, one.before, one.after) for one in differences(before, after)]
    assert found == [("mends", "Q", ""), ("ranges", "Q", ""), ("ranges", "", "Q"), ("other", "7", "8")]


SHARE: Row = {
    "measure": "percent",
    "category": "part",
    "value": "20",
    "base": "50",
    "inputs": observation()["observation"],
}
SECOND: Row = {"measure": "percent", "category": "rest", "value": "80", "inputs": observation(**SHARE)["observation"]}


def test_nor_is_a_number_that_was_worked_out_of_it():
    """A percentage of a known base, and what was worked out of that, give the count away as well; gone, or printed now."""
    before = [observation(), observation(**SHARE), observation(**SECOND)]
    hidden = observation(value="", obs_status="Q", qualifier="")
    old, gone = package(observations=before), package(observations=[hidden])
    assert withheld(old, gone) == {row["observation"] for row in before}
    printed = package(observations=[hidden, observation(**SHARE | {"value": "21", "base": "49", "inputs": ""})])
    for new in (gone, printed):
        told = changes(old, new).told() + as_csv(differences(old, new)) + repr(revised(old, new))
        assert not {"20", "50", "80"} & set(re.findall(r"[0-9]+", told))


def test_what_is_said_as_before_is_no_secret():
    """Although it is worked out of a figure that is hidden in both."""
    hidden = observation(value="", obs_status="Q", qualifier="")
    both = package(observations=[hidden, observation(**SHARE)])
    assert withheld(both, both) == {hidden["observation"]}
    assert changes(both, both).figures == []


def test_the_figures_are_new_changed_or_gone():
    """By whether there was and is a number: a blank that is filled is new."""
    before = [observation(), observation(year="2031", value="", obs_status="O"), observation(year="2032")]
    after = [observation(value="11"), observation(year="2031"), observation(year="2033", value="")]
    found = changes(before, after)
    years = [[one.row["year"] for one in some] for some in (found.changed, found.new, found.gone)]
    assert years == [["2030"], ["2031"], ["2032"]]


def test_a_total_stands_beside_the_year_before_and_no_other():
    """Of the newest year alone: what an older year is given late is no change. A count that is computed follows from the others."""
    names = ("all", "few", "sum", "gap")
    wholes: list[Row] = [
        {"indicator": "met", "category": name, "role": "whole_persons", "label_sv": name} for name in names
    ]
    rows = [
        observation(value="10", year="2029"), observation(value="30"),
        observation(category="few", value="5", year="2028"), observation(category="few", value="6", year="2029"),
        observation(category="sum", value="1", year="2029"), observation(category="sum", value="99", origin="computed"),
        observation(category="gap", value="1", year="2028"), observation(category="gap", value="99"),
    ]  # fmt: skip
    found = changes(package(observations=rows[:1]), package(observations=rows, categories=wholes))
    assert [(one.now["category"], one.earlier["year"], one.change) for one in found.totals] == [("all", "2029", "+20")]


def test_a_figure_that_was_corrected_is_no_change_against_the_year_before():
    """It has a table of its own, with from and to."""
    rows = [observation(value="10", year="2029"), observation(value="364")]
    text = changes(rows, [rows[0], observation(value="365")]).told()
    assert "| 364 | 365 |" in text
    assert "året före" not in text


def test_an_explanation_of_a_figure_that_is_hardly_unlike_is_shown_too():
    """What somebody wrote is never lost."""
    note: Row = {"note": "explained_met_2031", "text_sv": "Fler <b> organisationer."}
    old = observation(notes="")
    new = observation(category="new", year="2031", value="25", notes="explained_met_2031")
    text = changes(package(observations=[old]), package(observations=[old, new], notes=[note])).told()
    assert "### Andra förklaringar i arbetsboken" in text
    assert text.count("Fler &#60;b&#62; organisationer.") == 1


@pytest.mark.parametrize(
    "text",
    ["a|b", "`x`", "<img src=x>", "[a](b)", "*a*", "~~a~~", "https://example.org", "www.example.org", "a\n\n# b"],
)
def test_no_text_of_a_package_becomes_markup(text):
    """Nothing that Markdown reads as its own is left of it."""
    assert not any(sign in escaped(text) for sign in ("://", "www.", *"|`<>[]*~\n"))


@pytest.mark.parametrize("text", ["@everyone", "see #12"])
def test_no_text_of_a_package_calls_a_person_or_an_issue(text):
    """Neither as it stands nor when a host has read the entities."""
    assert "&#8203;" in escaped(text)
    assert "@e" not in escaped(text)
    assert "#12" not in escaped(text).replace("&#", "")


def test_folders_revisions_and_zips_are_read_alike(tmp_path):
    """The same package as a folder, a ZIP, a git revision and by way of a subfolder; and nothing is checked out."""
    folder = tmp_path / "datapackage"
    (folder / "data").mkdir(parents=True)
    files = {DESCRIPTOR: json.dumps(package(notes=[{"note": "a"}]).descriptor).encode(), "data/notes.csv": b"note\na\n"}
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        for path, data in files.items():
            (folder / path).write_bytes(data)
            archive.writestr(path, data)
    begin(tmp_path)
    (folder / "data/notes.csv").write_bytes(b"note\nb\n")
    for name in ("HEAD", str(tmp_path / "old.zip")):
        assert compare([name, str(tmp_path)], "csv", folder).splitlines()[1:] == [
            "row_removed,notes,a,,,",
            "row_added,notes,b,,,",
        ]
    assert (folder / "data/notes.csv").read_bytes() == b"note\nb\n"


def test_a_version_is_read_as_a_release_and_a_zip_of_somebody_elses_is_none(tmp_path):
    """Named by its number it is what is published; a file that somebody points at may be any package."""
    release = tmp_path / FOLDER / "1.0.0-site.zip"
    release.parent.mkdir()
    files = {DESCRIPTOR: json.dumps(package(notes=[{"note": "a"}]).descriptor), "data/notes.csv": "note\na\n"}
    with zipfile.ZipFile(release, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    assert open_package(str(release), tmp_path).rows("notes") == [{"note": "a"}]
    with pytest.raises(Refused) as refused:
        open_package("v1.0.0", tmp_path)
    assert [one.kind for one in refused.value.problems] == ["release_not_ours"]


@pytest.mark.parametrize("name", ["nowhere", "--help", "", "HEAD; ls", "../nothing"])
def test_what_is_not_there_is_said(name, tmp_path):
    """A name is never read as an option or a command."""
    with pytest.raises(Refused) as refused:
        open_package(name, tmp_path)
    assert [one.kind for one in refused.value.problems] == ["compare_unknown"]


@pytest.mark.parametrize("path", ["../secret.csv", "/etc/passwd", "data\\..\\x.csv"])
def test_a_descriptor_that_names_a_file_outside_the_package_is_refused(path):
    """It is read from pull requests of strangers."""
    descriptor = json.dumps({"resources": [{"name": "a", "path": path, "schema": {"fields": []}}]}).encode()
    with pytest.raises(Refused, match="data package"):
        opened(lambda _path: descriptor, "x")


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"resources": 1}', b"\xff", b'{"resources": [{"name": "a"}]}'])
def test_what_is_no_package_is_said(data):
    with pytest.raises(Refused) as refused:
        opened(lambda _path: data, "x")
    assert [one.kind for one in refused.value.problems] == ["not_a_package"]


@pytest.mark.parametrize(
    ("other", "code", "said"), [(str(DATAPACKAGE), 0, "Inget skiljer dem åt."), ("nowhere", 1, "nowhere")]
)
def test_the_verb_prints_the_report_or_says_what_is_wrong(capsys, other, code, said):
    """With exit code 1 when there is nothing to compare, 2 when the call is wrong."""
    assert main(["compare", str(DATAPACKAGE), other]) == code
    assert said in "".join(capsys.readouterr())
    with pytest.raises(SystemExit) as stopped:
        main(["compare", other])
    assert stopped.value.code == 2
    assert "compare: 1" in capsys.readouterr().err


def test_an_end_that_follows_from_the_words_is_no_figure():
    """That "about 51" now has ends of 50 and 52 changes no figure, nor what is said of it."""
    before: Row = OBSERVATION | {"value": "51", "qualifier": "about"}
    after: Row = before | {"lower": "50", "upper": "52"}
    assert changes([before], [after]).figures == []
    assert (
        CodeWords(REAL.tables)
        .said(after | {"value": "", "lower": "16", "upper": "20", "qualifier": "just_under"})
        .endswith(" 20")
    )
