"""What a year adds to the tables that all years share stands in files of its own, and is read as one table with them.

A workbook hands in rows of its own, and never another word in a row that somebody else has written.
"""

import pytest

from scripts.__main__ import main
from scripts.ground.problems import Refused
from scripts.ground.tables import records
from scripts.package.additions import placed, put_together
from scripts.package.build import build
from scripts.package.handing_in import Shared, own_rows
from scripts.package.sources import hand_part, read_sources
from tests.packages import table
from tests.rows import SETTINGS, figure, figures_csv, hand_folder, lines_of

assert SETTINGS is not None
TABLES = {
    name: hand_part(SETTINGS.tables[name])
    for name in ("categories", "corrections", "questions", "recommendation_status", "agreed_texts")
}
FORM = "source,title_sv,title_en,publisher,year,source_kind,address,address_kind,language,remark_sv,remark_en\n"
OWN = "platform_form_2031,Formuläret,The form,Plattformen,2031,form,,none,sv,,\n"


def lines(name, *rows):
    """A file of a table: its rows by line."""
    return lines_of(*(dict.fromkeys(TABLES[name].columns, "") | row for row in rows))


def answer(category, order):
    return {"indicator": "gender", "category": category, "order": order}


def decision(value, day):
    """A decision about one figure."""
    return {"observation": "a", "printed_value": "420", "published_value": value, "decided_on": day}


def together(name, shared, **years):
    """The table with what each year adds (`y2031=[…]`), and where that stands."""
    own = {int(year[1:]): (f"figures/{year[1:]}/{name}.csv", lines(name, *rows)) for year, rows in years.items()}
    return put_together(lines(name, *shared), own, TABLES[name])


def values(name, column, shared, **years):
    """A column of the table with what each year adds."""
    return [row[column] for row in records(together(name, shared, **years)[0])]


def test_the_shared_rows_come_first_and_then_each_year():
    """In the order of the years, whatever order the files were read in."""
    years = {"y2032": [answer("third", "3")], "y2031": [answer("second", "2")]}
    assert values("categories", "category", [answer("first", "1")], **years) == ["first", "second", "third"]


def test_a_row_is_told_at_its_own_file_and_line():
    """Three files; each begins with its header."""
    _, additions = together(
        "categories", [answer("a", "1"), answer("b", "2")], y2031=[answer("c", "3")], y2032=[answer("d", "4"), answer("e", "5")]
    )  # fmt: skip
    found = [placed("codes/categories.csv", line, additions) for line in (2, 3, 5, 7, 8)]
    own = ("figures/2031/categories.csv", "figures/2032/categories.csv")
    assert found == [("codes/categories.csv", 2), ("codes/categories.csv", 3), (own[0], 2), (own[1], 2), (own[1], 3)]


def test_a_question_that_a_year_says_anew_keeps_its_place():
    """The publisher has answered it: the later row holds, with the number in order that it has."""
    asked = [{"question": name, "order": str(at), "publisher_status": "open"} for at, name in enumerate("abc", 1)]
    whole, _ = together("questions", asked, y2031=[asked[1] | {"publisher_status": "answered"}])
    found = {row["question"]: (row["order"], row["publisher_status"]) for row in records(whole)}
    assert found == {"a": ("1", "open"), "b": ("2", "answered"), "c": ("3", "open")}


def test_two_years_that_were_begun_alike_are_numbered_one_after_the_other():
    """Both workbooks were made from the same folder: the later year's answer comes after, and neither is a fault."""
    shared = [answer("a", "1"), {"indicator": "other", "category": "b", "order": "9"}]
    orders = values("categories", "order", shared, y2031=[answer("c", "2")], y2032=[answer("d", "2"), answer("e", "3")])
    assert orders == ["1", "9", "2", "3", "4"]


def test_a_later_decision_about_a_figure_holds_instead_of_an_earlier_one():
    """By its day, whichever file it stands in; of the same day, by its year."""
    asked = decision("", "2031-01-01")
    assert values("corrections", "published_value", [asked], y2031=[decision("402", "2031-03-01")]) == ["402"]
    late = {"y2031": [decision("402", "2032-05-01")], "y2032": [decision("403", "2032-03-01")]}
    assert values("corrections", "published_value", [asked], **late) == ["402"]
    same = {"y2031": [decision("402", "2032-03-01")], "y2032": [decision("403", "2032-03-01")]}
    assert values("corrections", "published_value", [asked], **same) == ["403"]


def test_rows_that_nothing_overrules_stay_in_the_order_of_the_file():
    """Not in that of their days."""
    rows = [decision("1", "2031-03-01"), decision("2", "2031-01-01") | {"observation": "b"}]
    assert values("corrections", "published_value", rows) == ["1", "2"]


@pytest.fixture
def folder(tmp_path):
    """Two years, and what the later one adds: the form that its figures come from."""
    later = figure(value="430", year="2031", source="platform_form_2031")
    made = hand_folder(tmp_path / "datapackage", y2025=figures_csv(figure(value="420")), y2031=figures_csv(later))
    (made / "figures/2031").mkdir()
    (made / "figures/2031/sources.csv").write_text(FORM + OWN, encoding="utf-8")
    return made


def add(folder, name, text, year="2031"):
    """Write what a year adds to a table."""
    (folder / f"figures/{year}").mkdir(exist_ok=True)
    (folder / f"figures/{year}/{name}.csv").write_text(text, encoding="utf-8")


def add_row(folder, name, row):
    """The same, one row by its columns."""
    columns = TABLES[name].columns
    add(folder, name, f"{','.join(columns)}\n{','.join(row.get(column, '') for column in columns)}\n")


def faults(folder):
    """(file, line, kind) of every fault."""
    with pytest.raises(Refused) as stopped:
        read_sources(folder)
    return [(one.file, one.row, one.kind) for one in stopped.value.problems if not one.is_notice]


def test_a_year_and_what_it_adds_is_a_package(folder):
    """A series that breaks, a question that is defined anew; nothing else is touched, and a header alone adds nothing."""
    add(folder, "retired", "indicator,category,last_year,asked_again\n")
    add(folder, "breaks", "indicator,year,note\ncontacts,2031,member_count_changed\n")
    add(folder, "redefined", "indicator,year,definition_sv,definition_en\ncontacts,2031,Alla nu.,All now.\n")
    assert main(["package", "--folder", str(folder)]) == 0
    assert (folder / "data/sources.csv").read_text(encoding="utf-8").endswith(OWN)
    rows = [row for row in table(folder, "observations") if row["indicator"] == "contacts"]
    assert {row["year"]: row["obs_status"] for row in rows} == {"2025": "B", "2031": "B"}
    (contacts,) = (row for row in table(folder, "indicators") if row["indicator"] == "contacts")
    assert (contacts["definition_sv"], contacts["definition_en"]) == ("Alla nu.", "All now.")


def test_an_answer_is_retired_by_a_row_of_its_own(folder):
    """The build puts its last year in the categories."""
    add(folder, "retired", "indicator,category,last_year,asked_again\ngender,other_gender,2030,\n")
    rows = records(read_sources(folder).codes["categories"])
    years = {row["category"]: row["last_year"] for row in rows if row["indicator"] == "gender"}
    assert (years["other_gender"], years["women"]) == ("2030", "")


@pytest.mark.parametrize(
    ("name", "text", "line", "kind"),
    [
        ("retired", "indicator,category,last_year,asked_again\ngender,other_gender,soon,\n", 2, "number_text"),
        (
            "retired",
            "indicator,category,last_year,asked_again\ngender,women,2030,\ngender,lost,2030,\n",
            3,
            "unknown_code",
        ),
        ("sources", FORM + OWN.replace(",form,", ",from,"), 2, "unknown_listed"),
        ("sources", FORM + OWN + OWN, 3, "doubled_row"),
        ("sums", "dimension,whole,split,part\npopulation,all,odd,adults\n", 2, "split_alone"),
        ("notes", "note,text\n", 1, "column_unknown"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_at_the_file_of_the_year(folder, name, text, line, kind):
    """With the line there, also where the rule is about the whole table."""
    add(folder, name, text)
    assert (f"figures/2031/{name}.csv", line, kind) in faults(folder)


def test_what_the_build_finds_wrong_is_told_at_the_file_of_the_year(folder):
    """A decision about a number that nobody has printed."""
    asked = {"question": "q", "order": "1", "publisher_status": "open"}
    asked |= dict.fromkeys(("title_sv", "title_en", "why_sv", "why_en", "text_sv", "text_en"), "A")
    add_row(folder, "questions", asked)
    told = decision("402", "2031-03-01") | {
        "question": "q",
        "decision": "corrected",
        "reason_sv": "A",
        "reason_en": "B",
    }
    cell = {"observation": "contacts.total.all.all_cases.2025.count.persons", "printed_value": "99"}
    add_row(folder, "corrections", told | cell)
    with pytest.raises(Refused) as stopped:
        build(folder)
    (found,) = (one for one in stopped.value.problems if one.kind == "correction_guard")
    assert (found.file, found.row) == ("figures/2031/corrections.csv", 2)


def test_two_years_that_add_the_same_row_are_told_with_both_files(folder, capsys):
    """As when a ZIP was made in a folder that lacked the other year: both files, and what to do."""
    (folder / "figures/2032.csv").write_bytes(figures_csv(figure(value="440", year="2032")))
    add(folder, "sources", FORM + OWN, "2032")
    assert main(["package", "--folder", str(folder)]) == 1
    told = capsys.readouterr().err
    assert "figures/2032/sources.csv, rad 2, kolumn source" in told
    assert "står redan i figures/2031/sources.csv:2" in told
    assert "hämta mappen på nytt" in told


def test_what_a_year_adds_without_the_year_is_told(folder):
    """Somebody has taken the year away and left the folder."""
    (folder / "figures/2031.csv").unlink()
    assert ("figures/2031", 0, "additions_alone") in faults(folder)


@pytest.mark.parametrize("name", ["helplines.csv", "notes.txt", "relations.csv"])
def test_a_file_to_which_no_year_adds_is_told(folder, name):
    """A table of another kind, or no table."""
    (folder / "figures/2031" / name).write_text("a,b\n1,2\n", encoding="utf-8")
    assert (f"figures/2031/{name}", 0, "file_stray") in faults(folder)


def test_a_folder_that_leads_out_is_not_read(folder, tmp_path):
    """What lies there is nobody's business."""
    (folder / "figures/2031").rename(tmp_path / "outside")
    (folder / "figures/2031").symlink_to(tmp_path / "outside")
    assert ("figures/2031", 0, "file_is_link_out") in faults(folder)


def test_what_swedish_excel_saved_is_rewritten_there_too(folder):
    """`format` knows the files."""
    add(folder, "retired", "\ufeffindicator;category;last_year;asked_again\r\ngender;other_gender;2030;\r\n")
    assert main(["format", "--folder", str(folder)]) == 0
    assert (
        folder / "figures/2031/retired.csv"
    ).read_bytes() == b"indicator,category,last_year,asked_again\ngender,other_gender,2030,\n"


def shared(name, rows, **years):
    """A table before the workbook of 2031 was read; `y2030=[…]`: what a year adds."""
    whole, additions = together(name, rows, **years)
    return Shared(whole, additions, 2031)


def status(year, code, remark=""):
    """How far a recommendation had come."""
    usual = {"recommendation": "homes", "source": "form"}
    return usual | {"year": year, "recommendation_status": code, "remark_sv": remark}


def handed(name, before, *after):
    """The rows of the year, and (kind, place) of what is wrong. `after`: rows beside those that were there."""
    own, problems = own_rows(TABLES[name], before, after, "2031.xlsx")
    return [{column: text for column, text in row.items() if text} for row in own], [
        (one.kind, one.hint) for one in problems
    ]


def test_only_what_others_have_not_written_is_handed_in():
    """Neither the shared rows nor those of another year; those of an earlier reading of the same workbook are its own."""
    years = {f"y{year}": [status(year, "met")] for year in ("2030", "2031")}
    before = shared("recommendation_status", [status("2029", "put_forward")], **years)
    new = status("2031", "met") | {"recommendation": "schools", "remark_sv": ""}
    own, problems = handed("recommendation_status", before, *records(before.lines), new)
    assert [(row["recommendation"], row["year"]) for row in own] == [("homes", "2031"), ("schools", "2031")]
    assert problems == []


def test_a_row_that_stands_elsewhere_is_not_changed():
    """It is told with its file and line, and stays as it is there."""
    before = shared("recommendation_status", [status("2029", "put_forward")], y2030=[status("2030", "met")])
    _, problems = handed(
        "recommendation_status", before, status("2029", "put_forward"), status("2030", "met", "Lagen är ändrad.")
    )
    assert problems == [("workbook_row_elsewhere", "figures/2030/recommendation_status.csv:2")]


def test_a_row_that_stands_elsewhere_is_not_lost():
    """Whatever the reading made of the table."""
    before = shared("recommendation_status", [status("2029", "put_forward")])
    assert handed("recommendation_status", before) == ([], [("workbook_row_elsewhere", "recommendation_status.csv:2")])


def test_a_later_decision_is_a_row_beside_the_earlier_one():
    """The earlier one stays in its file, and does not hold any more."""
    before = shared("corrections", [decision("", "2030-01-01")])
    assert handed("corrections", before, decision("402", "2031-03-01")) == ([decision("402", "2031-03-01")], [])


def test_a_decision_that_is_not_later_would_not_hold_and_is_told():
    """The day is mistyped, or a later year has decided."""
    before = shared("corrections", [decision("401", "2031-03-02")])
    _, problems = handed("corrections", before, decision("402", "2031-03-01"))
    assert problems == [("workbook_decided_before", "corrections.csv:2")]
    later = shared("corrections", [], y2032=[decision("401", "2031-03-01")])
    _, problems = handed("corrections", later, decision("402", "2031-03-01"))
    assert problems == [("workbook_decided_before", "figures/2032/corrections.csv:2")]


def test_a_decision_that_a_later_year_has_overruled_stays_in_its_file():
    """The workbook is read again after the later year, and says nothing else."""
    before = shared("corrections", [], y2031=[decision("402", "2031-03-01")], y2032=[decision("403", "2032-03-01")])
    assert handed("corrections", before, *records(before.lines)) == ([decision("402", "2031-03-01")], [])


def test_a_text_may_be_ticked_anew():
    """On a later day, after a withdrawal."""
    one, other = ({"text_hash": digit * 32, "ticked_on": "2032-01-01", "ticked_by": "Redaktör"} for digit in "ab")
    before = shared("agreed_texts", [one], y2032=[other])
    new = [row | {"ticked_on": "2032-05-01"} for row in (one, other)]
    assert handed("agreed_texts", before, *new) == (new, [])
