"""The guarded question that lies beside the data: a number that can be cited, or the rule that refuses it. Never a wrong number."""

import io
import re
import shutil
import subprocess
import sys

import pandas as pd
import pytest

from scripts.site.exports.archive import archive_files
from scripts.site.exports.asking import ask
from scripts.site.exports.figures.columns import COLUMNS
from scripts.site.exports.figures.forms import figure_rows
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from tests.frozen_years import PRINTED, package
from tests.site_server import published

CELL = {
    "year": 2031,
    "year_to": 2031,
    "indicator": "Met",
    "category": "Total",
    "population": "Everyone",
    "scope": "All cases",
    "condition": "No condition",
    "unit": "people",
    "measure": "count",
    "kind": "number",
    "producer": "Us",
}
SHARE = {"measure": "percent", "not_added": "Shares are never added."}


def row(value=None, **columns):
    """A row about everyone met in a year; an exact number, unless it says otherwise."""
    told = {"value": value, "lower": value, "upper": value} if value is not None else {}
    own = CELL | told | columns
    own.setdefault("compare_answer", f"{own['indicator']}.{own['category']}")
    name = [own["category"], own["population"], own["scope"], own["condition"], own["year"], own["measure"]]
    return {"quote": f"{own['year']}: {value} {own['unit']}.", "id": ".".join(map(str, name)).replace(" ", "_"), **own}


def file_of(*rows):
    """The rows as pandas reads the file."""
    text = pd.DataFrame(rows, columns=[*COLUMNS]).to_csv(index=False)
    return pd.read_csv(io.StringIO(text))


ADULTS, CHILDREN = {"population": "Adults", "sum_group": "met"}, {"population": "Children", "sum_group": "met"}
WHOLE = row(40, not_added="A whole is not added to its parts.")
MET = file_of(WHOLE, row(30, **ADULTS), row(10, **CHILDREN))


def test_the_total_is_the_row_that_is_printed_and_its_sentence():
    """Nobody has to add what stands there."""
    answer = ask.total(MET, indicator="Met", year=2031)
    assert (answer.number, answer.unit, str(answer)) == (40, "people", "2031: 40 people.")
    assert list(answer.rows["population"]) == ["Everyone"]


def test_parts_are_added_within_one_group_and_named_in_the_sentence():
    """Where no row has the sum, whoever reads it can do it again."""
    answer = ask.total(file_of(row(30, **ADULTS), row(10, **CHILDREN)), indicator="Met")
    assert (answer.number, answer.lower, answer.upper) == (40, 40, 40)
    assert str(answer).endswith("Together: 40 people (Total.Adults.All_cases.No_condition.2031.count; " + CHILD + ").")


CHILD = "Total.Children.All_cases.No_condition.2031.count"


def test_some_parts_are_added_if_they_are_named():
    """Adults and the young, without children."""
    young = row(5, population="Young", sum_group="met")
    figures = file_of(row(30, **ADULTS), row(10, **CHILDREN), young)
    assert ask.total(figures, indicator="Met", population=["Adults", "Young"]).number == 35


def test_a_part_that_is_in_no_group_is_not_left_out_in_silence():
    """Everyone and children are not forty and not fifty: the row's own reason is told."""
    answer = ask.total(MET, indicator="Met", population=["Everyone", "Children"])
    assert not answer
    assert "A whole is not added to its parts." in answer.refused


def test_years_indicators_units_and_producers_are_never_added():
    """Rule two, with what has to be said."""
    figures = file_of(WHOLE, row(50, year=2030, year_to=2030))
    assert "year: 2031 | 2030" in ask.total(figures, indicator="Met").refused
    two = file_of(WHOLE, row(50, indicator="Counted"), row(9, unit="cases", category="Cases"), row(7, producer="They"))
    assert "indicator: Met | Counted" in ask.total(two, indicator=["Met", "Counted"]).refused
    assert "unit: people | cases" in ask.total(two, indicator="Met").refused
    assert "producer: Us | They" in ask.total(two, indicator="Met", category="Total").refused


def test_shares_are_never_added():
    """Their own row says so."""
    answer = ask.total(file_of(row(51.2, **SHARE)), indicator="Met")
    assert "Shares are never added." in answer.refused


def test_one_of_several_numbers_is_never_chosen():
    """A number that is missing counts as one: the only one that is there may be another."""
    missing = row(None, category="Boys", kind="missing", missing="Only in the chart")
    answer = ask.total(file_of(row(3, category="Girls"), missing), indicator="Met")
    assert answer.refused == "Several figures are about that. Say which: category: Girls | Boys"
    assert ask.total(file_of(row(3, category="Girls"), missing), indicator="Met", category="Boys").refused == (
        "No number is about all of that. Only in the chart"
    )


def test_what_is_not_narrowed_is_asked_of_all():
    """A number of some is no answer for all, and is there for who asks for it."""
    some = row(12, scope="Without the large case", id="some")
    figures = file_of(WHOLE, some)
    assert ask.total(figures, indicator="Met").number == 40
    assert ask.total(figures, indicator="Met", scope="Without the large case").number == 12
    some_needs = row(4, indicator="Needs", condition="Seeking asylum")
    answer = ask.total(file_of(WHOLE, some_needs), indicator="Needs")
    assert answer.refused.endswith("say so: condition: Seeking asylum")


def test_a_year_that_knows_only_some_is_not_read_as_all():
    """Where others give the same answer in another year, whose it is must be said."""
    some = row(12, population="Children", year=2030, year_to=2030)
    figures = file_of(WHOLE, some)
    assert ask.total(figures, indicator="Met", year=2030).refused.endswith("population: Everyone | Children")
    assert ask.total(figures, indicator="Met", year=2030, population="Children").number == 12


def test_nor_is_one_answer_read_as_all_of_them():
    """Where a year has the number of one, which it is must be said."""
    figures = file_of(WHOLE, row(5, category="Siblings", year=2030, year_to=2030))
    assert ask.total(figures, indicator="Met", year=2030).refused.endswith("category: Total | Siblings")
    assert ask.total(figures, indicator="Met", year=2030, category="Siblings").number == 5


def test_bounds_and_a_hole_between_them_are_told():
    """There is no number where two are possible."""
    between = row(None, lower=79, upper=85, said="79 or 85", kind="derived")
    answer = ask.total(file_of(WHOLE, between | {"year": 2030, "year_to": 2030}), indicator="Met", year=2030)
    assert answer
    assert (answer.number, answer.lower, answer.upper, answer.said) == (None, 79, 85, "79 or 85")


def test_doubt_and_open_questions_go_with_the_number():
    """Also with what is worked out of it."""
    asked = {"doubt": "Corrected", "question": "Is anybody counted twice?"}
    figures = file_of(row(30, **ADULTS, **asked), row(10, **CHILDREN))
    for answer in (ask.total(figures, indicator="Met"), ask.total(figures, indicator="Met", population="Adults")):
        assert (answer.doubt, answer.question) == ("Corrected", "Is anybody counted twice?")


def test_a_share_comes_with_what_it_is_of():
    """In words and as a number."""
    answer = ask.share(file_of(row(51.2, **SHARE, base="of 82 adults", base_value=82, base_kind="answered")))
    assert (answer.number, answer.unit, answer.base, answer.base_value) == (51.2, "per cent", "of 82 adults", 82)


def test_a_share_of_a_part_is_asked_for_by_name():
    """How much of all convictions comes from a case is not how often the case led to one."""
    figures = file_of(row(60, **SHARE, base="of the convictions", base_kind="part"))
    assert ask.share(figures, indicator="Met").refused.endswith("base: of the convictions")
    assert ask.share(figures, indicator="Met", base_kind="part").number == 60


def test_a_count_that_says_what_it_is_of_is_divided_by_that():
    """And by nothing else, as rule two has it."""
    known = file_of(row(10, population="Children", base="of 40 people", base_value=40))
    answer = ask.share(known, indicator="Met")
    assert (answer.number, answer.lower, answer.upper, answer.base) == (25, 24.95, 25.05, "of 40 people")
    assert "rule 2" in ask.share(file_of(row(10)), indicator="Met").refused


def test_a_doubtful_number_is_not_divided():
    """Nor is a number divided by one."""
    for doubt in ({"doubt": "Doubtful"}, {"base": "of 40 (doubtful) people"}):
        figures = file_of(row(10, **{"base": "of 40 people", "base_value": 40} | doubt))
        assert not ask.share(figures, indicator="Met")


def test_a_part_is_a_share_of_the_whole_that_the_file_makes_of_it():
    """The parts of one group, and what is left when the part is taken away."""
    assert ask.share(MET, of={"population": "Everyone"}, indicator="Met", population="Children").number == 25
    left = row(30, population="Adults", made_of=f"{WHOLE['id']} {CHILD}")
    figures = file_of(WHOLE, row(10, population="Children"), left)
    assert ask.share(figures, of={"population": "Everyone"}, indicator="Met", population="Children").number == 25


def test_two_counts_that_only_look_like_part_and_whole_are_not_divided():
    """Children met are no share of the answers to another question."""
    figures = file_of(WHOLE, row(10, population="Children"))
    assert not ask.share(figures, of={"population": "Everyone"}, indicator="Met", population="Children")


def test_a_difference_is_that_of_one_pair_that_may_be_compared():
    """With the bounds that rounding leaves."""
    now = row(51.2, **SHARE, compare_group="a") | {"lower": 51.15, "upper": 51.25}
    then = row(50, **SHARE, compare_group="a", year=2030, year_to=2030) | {"lower": 49.95, "upper": 50.05}
    answer = ask.compare(file_of(now, then), {"year": 2030}, {"year": 2031}, indicator="Met")
    assert (answer.number, answer.lower, answer.upper) == (1.2, 1.1, 1.3)
    assert answer.unit == "percentage points"


def test_figures_of_two_groups_are_not_compared_and_say_why():
    """By the row's own reason where it has one, and by the rule."""
    then = row(50, year=2030, year_to=2030, not_compared="The series is broken.")
    broken = file_of(row(40, compare_group="b"), then)
    assert "The series is broken." in ask.compare(broken, {"year": 2030}, {"year": 2031}, indicator="Met").refused
    apart = file_of(row(40, compare_group="b"), row(50, year=2030, year_to=2030, compare_group="a"))
    refused = ask.compare(apart, {"year": 2030}, {"year": 2031}, indicator="Met").refused
    assert "(rule 3). compare_group: a | b" in refused


def test_two_that_differ_in_two_things_are_not_compared():
    """The adults of one year and the children of another."""
    then = row(50, year=2030, year_to=2030, population="Adults", compare_group="a")
    figures = file_of(row(40, population="Children", compare_group="a"), then)
    sides = {"year": 2030, "population": "Adults"}, {"year": 2031, "population": "Children"}
    assert "rule 3" in ask.compare(figures, *sides, indicator="Met").refused


def test_a_side_that_may_be_several_figures_is_not_compared():
    """Also where only one of them has a group."""
    rows = [
        row(40, compare_group="a"),
        row(7, population="Children"),
        row(50, year=2030, year_to=2030, compare_group="a"),
    ]
    answer = ask.compare(file_of(*rows), {"year": 2030}, {"year": 2031}, indicator="Met")
    assert answer.refused.endswith("population: Everyone | Children")


def test_a_series_has_every_year_and_says_which_may_be_compared():
    """A year without a number is a row, and a year that stands alone has its reason."""
    years = [row(n, year=y, year_to=y, compare_group="a") for y, n in ((2028, 5), (2029, 6))]
    gap = row(None, year=2030, year_to=2030, kind="missing", missing="No number")
    answer = ask.series(file_of(row(9, not_compared="Counted anew."), gap, *years), indicator="Met")
    assert list(answer.rows["year"]) == [2028, 2029, 2030, 2031]
    assert str(answer).endswith("May be compared with each other: 2028, 2029. Counted anew.")


def test_a_series_is_of_one_figure():
    """Not of whoever happens to have a number in a year."""
    figures = file_of(row(9), row(3, year=2030, year_to=2030, population="Children"))
    assert "population: Children | Everyone" in ask.series(figures, indicator="Met").refused


def test_a_mean_is_read_off():
    """It is worked out by nobody."""
    assert ask.figure(file_of(row(2.5, measure="mean", unit="needs per person")), measure="mean").number == 2.5


def test_a_figure_of_several_years_is_none_of_the_first_of_them():
    """It has to be asked for with its last year."""
    figures = file_of(WHOLE, row(9, indicator="Reported", year_to=2034))
    assert not ask.total(figures, indicator="Reported", year=2031)
    assert ask.total(figures, indicator="Reported", year=2031, year_to=2034).number == 9


def test_what_is_said_without_a_number_is_told_with_its_condition():
    """First among some is not first among all."""
    said = row(
        None, kind="rank", measure="rank", condition="Women", said="number 1", printed_words="flest", category="Work"
    )
    answer = ask.figure(file_of(WHOLE, said), category="Work")
    assert answer.refused.endswith("Work, Everyone, All cases, Women, number 1, flest")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"indicator": "Mett"}, "No row has indicator = 'Mett'. The nearest: Met."),
        ({"year": "2031"}, "No row has year = '2031'. The nearest: 2031."),
        ({"colour": "red"}, "The file has no column colour."),
    ],
)
def test_a_word_that_the_file_does_not_have_is_an_error_and_no_refusal(asked, told):
    """Who has mistyped must not believe that the data cannot say."""
    with pytest.raises(ValueError, match=told.replace(".", r"\.")):
        ask.total(MET, **asked)


def test_a_year_without_any_row_is_refused():
    """The data have nothing on it."""
    assert ask.total(MET, indicator="Met", year=2040).refused == "No number is about all of that."


def test_another_table_is_refused():
    """It has no rows that say what they are about."""
    with pytest.raises(ValueError, match="not the whole file"):
        ask.total(pd.DataFrame({"a": [1]}), a=1)


def test_the_answer_is_in_the_language_of_the_file():
    """Words, rule and decimal comma."""
    swedish = {"scope": "Alla ärenden", "condition": "Inget villkor", "unit": "personer"}
    figures = file_of(row(1, base="av 8 personer", base_value=8, **swedish), row(2, category="Barn", **swedish))
    assert ask.total(figures, indicator="Met").refused.startswith("Flera siffror handlar om det. Skriv vilken: ")
    assert "Andel: 12,5 procent av 8 personer" in str(ask.share(figures, category="Total"))


def test_an_empty_cell_is_the_same_from_a_csv_file_and_from_parquet():
    """Null, not a number, and an empty text."""
    null = MET.astype({"sum_group": "string", "base": "string"})
    none = MET.astype(object).where(MET.notna(), None).astype({"value": float, "lower": float, "upper": float})
    for figures in (null, none, MET.fillna({"sum_group": "", "not_added": ""})):
        assert ask.total(figures, indicator="Met", year=2031).number == 40


def test_the_words_are_those_of_the_package():
    """What stands where nothing is narrowed, and what a doubtful figure is called."""
    lines = [line.split(" | ") for line in ask.WORDS.strip().splitlines()]
    for place, lang in enumerate(("en", "sv"), 1):
        words = {line[0]: line[place] for line in lines}
        labels = Labels(package(PRINTED), Language(lang))
        assert words["scope"] == labels.code("scope", "all_cases")
        assert words["condition"] == labels.language.words["figures_no_condition"]
        assert words["doubtful"] == labels.code("doubt", "doubtful").lower()


def test_it_needs_nothing_of_the_project(tmp_path):
    """It is one file beside the data, and says of which version its numbers are."""
    shutil.copy(ask.__file__, tmp_path)
    (tmp_path / "datapackage.json").write_text('{"name": "figures", "version": "9.8.7"}', encoding="utf-8")
    file_of(row(30, **ADULTS), row(10, **CHILDREN)).to_csv(tmp_path / "figures.csv", index=False)
    code = "import ask, pandas; print(ask.total(pandas.read_csv('figures.csv'), indicator='Met'))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, env={"PYTHONPATH": ""}
    )
    assert done.stdout.strip().endswith("figures 9.8.7).")


def test_its_first_lines_show_how_and_run_as_they_stand(tmp_path):
    """In the folder of the archive they answer with the sentence of everyone met in the newest year."""
    lines = re.findall(r"(?m)^    (.+)$", ask.__doc__ or "")
    for path in ("ask.py", "datapackage.json", "data/figures-en.csv"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(archive_files(published())[path])
    command = [sys.executable, "-c", "\n".join(lines)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() in {row["quote"] for row in figure_rows(published(), "en")}


@pytest.mark.parametrize(("lang", "step"), [("sv", 1), ("en", 5)])
def test_every_number_of_the_file_can_be_asked_for_in_its_words(lang, step):
    """And comes with its bounds, its base, its doubt and its sentence; in English one in five."""
    figures = pd.read_csv(io.BytesIO(archive_files(published())[f"data/figures-{lang}.csv"]))
    for _, row in figures[figures["lower"].notna() | figures["upper"].notna()][::step].iterrows():
        asked = {name: row[name] for name in ("year", "year_to", *ask.CELL) if pd.notna(row[name])}
        answer = ask.figure(figures, **asked)
        told = pd.Series([answer.number, answer.lower, answer.upper, answer.base_value], dtype=float)
        assert told.equals(row[["value", "lower", "upper", "base_value"]].astype(float).reset_index(drop=True)), row[
            "id"
        ]
        assert (str(answer), answer.doubt or None) == (row["quote"], row["doubt"] if pd.notna(row["doubt"]) else None)
