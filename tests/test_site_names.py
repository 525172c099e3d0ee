"""One letter wrong in a name of a text or a figure, or an answer renamed in the code lists, stops the build and says where."""

from dataclasses import replace

import pytest

from scripts.ground.data_package import PackageError
from scripts.site.charts.elements import Figures, check_figures
from scripts.site.package.lookup import EACH, SOME_CASE, check_name
from scripts.site.prose.answer_table import COLUMNS, FIGURE, PLACEHOLDER, check_answers, check_names, parse
from tests.site_server import answers, published

HEAD = ",".join(COLUMNS)


def names_of_answers():
    """Every name of a figure in the texts and conditions of the answers."""
    told = [text for row in answers().rows for text in (row["condition"], *PLACEHOLDER.findall(row["sv"] + row["en"]))]
    return sorted({name for each in told for name in FIGURE.findall(each)})


def elements():
    """Every element of a figure that names something, also of variants that are not drawn."""
    variants = [variant for each in answers().figures.variants.values() for variant in each]
    return [element for variant in variants for element in variant if element.cells]


def with_wrong(code):
    """A code with a letter more, unless it stands for any answer, or for the cases of any year."""
    return code if code in (EACH, SOME_CASE) else f"{code}x"


def test_every_name_of_the_answers_is_one_of_the_code_lists():
    """Also of those that do not hold of the newest year, and of figures that it does not draw."""
    check_answers(answers(), published())
    assert len(names_of_answers()) > 50
    assert len(elements()) > 50


def test_one_letter_wrong_in_any_code_of_any_name_is_found():
    missed = []
    for name in names_of_answers():
        codes = name.split(".")
        for place, code in enumerate(codes):
            wrong = ".".join([*codes[:place], with_wrong(code), *codes[place + 1 :]])
            if wrong != name and not stops(check_name, wrong):
                missed.append(wrong)
    assert missed == []


def test_one_letter_wrong_in_any_code_of_any_figure_stops_the_build_with_its_row():
    missed = []
    for element in elements():
        for name in element.cells.split():
            codes = name.split(".")
            for place, code in enumerate(codes):
                wrong = ".".join([*codes[:place], with_wrong(code), *codes[place + 1 :]])
                one = Figures({"a": [[replace(element, cells=wrong)]]})
                if wrong != name and f"figures.csv, row {element.line}: {wrong}" not in stops(check_figures, one):
                    missed.append(wrong)
    assert missed == []


def stops(check, checked):
    """The fault that a check of the published package finds; nothing where it finds none."""
    try:
        check(checked, published())
    except PackageError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "line",
    [
        "a,note,2019,some gender.womn.adults.all_cases.count,Text,Text",
        "a,note,,,{{ value gender.womn.adults.all_cases.count }},Text",
        "a,note,,,Text,{{ claim none gender.womn.adults.all_cases.count }}Text{{ end }}",
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
    with pytest.raises(PackageError):
        check_name(name, published())


@pytest.mark.parametrize("name", ["contacts", "support_needs", "residence_permit", "legal_status"])
def test_an_answer_that_was_renamed_stops_the_build(name):
    """Each answer that a text or a figure names, under another code in the code lists: nothing falls away without a word."""
    named = {
        tuple(each.split(".")[:2])
        for each in [*names_of_answers(), *(each for one in elements() for each in one.cells.split())]
    }
    answers = {category for indicator, category in named if indicator == name and category != EACH}
    assert {category for category in answers if not stops_without(name, category)} == set()


def stops_without(indicator, category):
    """Whether the build stops where an answer has another code."""
    package = published()
    rows = [
        row | {"category": "renamed"} if (row["indicator"], row["category"]) == (indicator, category) else row
        for row in package.rows("categories")
    ]
    made = replace(package, tables={**package.tables, "categories": rows})
    try:
        check_answers(answers(), made)
    except PackageError as error:
        return f"there is no {category}" in str(error)
    return False
