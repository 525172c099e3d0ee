"""One letter wrong in a name of a text or a figure, or an answer renamed in the code lists, stops the build and says where."""

from dataclasses import replace
from functools import cache

import pytest

from scripts.ground.data_package import PackageError
from scripts.site.drawings import DRAWINGS, check_drawings, drawing
from scripts.site.drawings.numbers import Numbers
from scripts.site.package.labels import Labels
from scripts.site.package.names import check_name
from scripts.site.prose.answer_table import COLUMNS, FIGURE, PLACEHOLDER, check_names, parse
from scripts.site.text.language import Language
from tests.site_package import labels
from tests.site_server import answers, published

HEAD = ",".join(COLUMNS)
SWEDISH = Language("sv")


def names_of_answers():
    """Every name of a figure in the texts and conditions of the answers."""
    told = [text for row in answers().rows for text in (row["condition"], *PLACEHOLDER.findall(row["sv"] + row["en"]))]
    return sorted({name for each in told for name in FIGURE.findall(each)})


def test_every_name_of_the_answers_is_one_of_the_code_lists():
    """Also of those that do not hold of the newest year."""
    check_names(answers(), published())
    assert len(names_of_answers()) > 50


def test_one_letter_wrong_in_any_code_of_any_name_is_found():
    """A letter more in each code of each name."""
    missed = []
    for name in names_of_answers():
        codes = name.split(".")
        for place, code in enumerate(codes):
            wrong = ".".join([*codes[:place], f"{code}x", *codes[place + 1 :]])
            try:
                check_name(wrong, published())
                missed.append(wrong)
            except PackageError:
                continue
    assert missed == []


@pytest.mark.parametrize(
    "line",
    [
        "a,note,2019,gender.womn.adults.all_cases.count > 1,Text,Text",
        "a,note,,,{{ value gender.womn.adults.all_cases.count }},Text",
        "a,note,,,Text,{{ claim gender.womn.adults.all_cases.count < 1 }}Text{{ end }}",
    ],
)
def test_a_wrong_name_is_told_with_its_row_also_where_it_does_not_hold(line):
    """Of another year, in either language, behind a condition; with the code that was meant."""
    with pytest.raises(PackageError, match=r"answers.csv, row 2: gender.womn.*there is no womn → women\?"):
        check_names(parse(f"{HEAD}\n{line}\n"), published())


@pytest.mark.parametrize(
    "name",
    ["gender.women", "gender.women.in.gender.adults.all_cases.count", "gender.women.adults.all_cases.count.of.gender"],
)
def test_what_is_no_name_is_told(name):
    """Too few codes, or too many."""
    with pytest.raises(PackageError):
        check_name(name, published())


def asked(name, monkeypatch):
    """The answers that a figure asks for, by indicator."""
    found: dict[tuple[str, str], None] = {}
    once = Numbers.maybe

    def noting(self, each):
        indicator, category, *_ = each.split(".")
        found[indicator, category] = None
        return once(self, each)

    monkeypatch.setattr(Numbers, "maybe", noting)
    drawing(name, Labels(published(), SWEDISH))
    monkeypatch.setattr(Numbers, "maybe", once)
    return list(found)


@cache
def renamed(indicator, category):
    """The package with another code for an answer, in its figures and in the code list."""

    def row_of(row):
        own = (row.get("indicator"), row.get("category")) == (indicator, category)
        return row | {"category": "renamed"} if own else row

    package = published()
    tables = {name: [row_of(row) for row in rows] for name, rows in package.tables.items()}
    return Labels(replace(package, tables=tables), SWEDISH)


def without(name):
    """The package with another code for an indicator, wherever it stands in a column of its own."""
    package = published()
    tables = {
        table: [
            {
                column: "renamed" if column.endswith("indicator") and code == name else code
                for column, code in row.items()
            }
            for row in rows
        ]
        for table, rows in package.tables.items()
    }
    return Labels(replace(package, tables=tables), SWEDISH)


@pytest.mark.parametrize("name", ["contacts", "support_needs", "residence_permit", "legal_status"])
def test_an_indicator_that_was_renamed_stops_the_build(name):
    """Of whatever figure."""
    with pytest.raises(PackageError, match=f"there is no {name}"):
        check_drawings(without(name))


def test_a_package_that_is_about_something_else_has_none_of_the_figures():
    """And the published one has every name that its figures ask for."""
    assert drawing("people", labels()) is None
    check_drawings(Labels(published(), SWEDISH))


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_figure_never_falls_away_because_an_answer_was_renamed(name, monkeypatch):
    """Each answer that it asks for, under another code: the build stops and says which is gone, or the figure has it as it is."""
    for indicator, category in asked(name, monkeypatch):
        assert outcome(name, renamed(indicator, category)) in ("drawn", f"there is no {category}")


def outcome(name, labels):
    """Whether a figure is drawn, falls away, or stops the build, and then with which words."""
    try:
        return "drawn" if drawing(name, labels) else "gone"
    except PackageError as error:
        return str(error).partition(": ")[2].partition(" →")[0]
