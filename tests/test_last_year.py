"""What pages say of the year before, and of what is new: on every frozen year, in both languages."""

import re

import pytest

from scripts.ground.bases import size_of
from scripts.ground.codes import HIDDEN
from scripts.ground.comparing import BESIDE, COMPARED, DIRECTION, NO_NUMBER, NOT_COMPARED, Comparison
from scripts.ground.interval import has_number
from scripts.ground.markup import as_text
from scripts.ground.years import is_before, years_of
from scripts.paths import DOCS
from scripts.site.charts.elements import Cells
from scripts.site.charts.figures import drawing
from scripts.site.content import answer_files
from scripts.site.figure.against import Against, against, before, few, parts, why
from scripts.site.figure.against import name as name_of
from scripts.site.frame.subject import subject_of
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import read_answers
from scripts.site.prose.beside import beside, chosen, in_a_sentence
from scripts.site.prose.new_page import heading, items, page, pictures
from scripts.site.prose.novelty import MOST, by_rule, explained, newest_rows, unsayable
from tests.frozen_years import FORMS, NAMES, PRINTED, labels
from tests.site_package import labels as tiny
from tests.site_package import no_drawing, observation

ANSWERS = read_answers(DOCS)
LANGUAGES = ("sv", "en")
EACH = [(name, lang) for name in NAMES for lang in LANGUAGES]
EACH_FORM = [(name, lang) for name in FORMS for lang in LANGUAGES]
every_year = pytest.mark.parametrize(("name", "lang"), EACH)
every_form = pytest.mark.parametrize(("name", "lang"), EACH_FORM)
SHOWN = (COMPARED, DIRECTION, BESIDE)


def teller(name, lang):
    """A teller of a frozen year that draws nothing."""
    return Teller(ANSWERS, labels(name, lang), no_drawing, "new/")


def figures(name, lang):
    own = labels(name, lang)
    found = {each: drawing(each, ANSWERS.figures, own) for each in ANSWERS.figures.names}
    return {each: one for each, one in found.items() if one}


def rows_of(item):
    """The figures that a sentence rests on, which its picture shows."""
    assert item.drawing is not None
    return item.drawing.rows


def blocks(name, lang):
    """Each answer with what it says of the year before."""
    own = teller(name, lang)
    return {each: beside([*one.rows, *own.numbers(each)], own.labels) for each, one in figures(name, lang).items()}


@every_form
def test_no_number_stands_beside_one_that_is_hidden(name, lang):
    """In a figure, in a sentence or on the page of what is new: a hidden number is not told by the one of another year."""
    own = labels(name, lang)
    hidden = [row for row in own.package.rows("observations") if row["obs_status"] == HIDDEN]
    assert hidden
    assert [row["observation"] for row in hidden if before(row, own) != ("", False)] == []
    assert [row["observation"] for row in hidden if against(row, own).is_shown] == []
    drawn = {row["observation"] for item in items(teller(name, lang)) for row in rows_of(item)}
    assert drawn.isdisjoint(row["observation"] for row in hidden)


@every_form
def test_a_difference_is_only_said_of_two_years_that_follow_each_other(name, lang):
    """And is the one number minus the other."""
    own, said = labels(name, lang), 0
    for row in newest_rows(own):
        told = against(row, own)
        if told.found.count is not None:
            assert told.found.state == COMPARED
            assert told.then is not None
            assert is_before(row, told.then)
            assert told.found.count == int(row["value"]) - int(told.then["value"])
            assert str(abs(told.found.count)) in parts(told, own)[0] or not told.found.count
            said += 1
        assert told.found.points is None or told.found.state == COMPARED
    assert said


@every_form
def test_an_answer_says_at_most_three_things_of_the_year_before(name, lang):
    """Each under the name of its state; of what is not compared one sentence for an indicator."""
    made = blocks(name, lang)
    assert any(made.values())
    words = labels(name, lang).language.words
    for each, block in made.items():
        assert block.count("<li") <= 3, each
        assert block.count("<li") == len(re.findall(r"<li[^>]*><b class=\"state", block)), each
        assert "{" not in as_text(block), each
        if block:
            assert words["against_heading"].format("2025") in block, each


@every_form
def test_how_many_have_an_answer_is_no_difference_to_tell(name, lang):
    """That more gave an answer says nothing of anybody; how many people were met does."""
    everybody = [row for row in labels(name, lang).package.rows("categories") if row["role"] == "whole_persons"]
    names = {labels(name, lang).language.text(row, "label") for row in everybody if row["indicator"] != "contacts"}
    assert [
        each for each, block in blocks(name, lang).items() for called in names if f" {called} (" in as_text(block)
    ] == []


def test_a_printed_year_without_one_before_it_says_nothing_of_it():
    """Its pages get no longer; only indicators name an older year, and never subtract."""
    for lang in LANGUAGES:
        assert not any(blocks(PRINTED, lang).values())
        said = [number for one in figures(PRINTED, lang).values() for _, number in one.said]
        assert not any("2024: " in number for number in said)
        own = labels(PRINTED, lang)
        subjects = [subject_of(row["indicator"], own) for row in own.package.rows("indicators")]
        told = [in_a_sentence(each.gist.rows, each.observations, own) for each in subjects]
        begun = {text.partition("</b>")[0].partition("<b>")[2] for text in told if text}
        assert begun == {f"{own.language.words['against_state_not_compared']}."}


@every_form
def test_an_indicator_says_in_one_sentence_how_its_years_compare(name, lang):
    """Where the year before has anything of it; its figure is of the newest year."""
    own = labels(name, lang)
    found = 0
    for row in own.package.rows("indicators"):
        subject = subject_of(row["indicator"], own)
        text = in_a_sentence(subject.gist.rows, subject.observations, own)
        assert text.count("<p") == bool(text)
        assert "None" not in text
        found += bool(text)
    assert found > 10


@every_form
def test_last_year_stands_in_figures_as_text(name, lang):
    """And in the table below the figure."""
    said = [text for one in figures(name, lang).values() for pair in one.said for text in pair]
    assert any("2025: " in text for text in said)


@every_form
def test_what_is_new_follows_from_rows(name, lang):
    """At most five, one a theme, of rows that are neither few nor hidden; each with its base, its limits and a picture."""
    own = labels(name, lang)
    found = by_rule(own)
    assert 3 <= len(found) <= MOST
    themes = [own.book.indicators[item.indicators[0]]["theme"] for item in found]
    assert len({*themes}) == len(themes)
    for item in found:
        sentence = as_text(item.sentence)
        assert own.package.latest_year in sentence
        assert len(re.findall(r"\d+", sentence)) > 1, sentence
        assert item.base, sentence
        assert item.limit, sentence
        assert all(map(has_number, rows_of(item))), sentence
        assert not against(rows_of(item)[0], own).found.few, sentence


@every_form
def test_a_limit_does_not_take_the_difference_back(name, lang):
    """Where the shares may not be compared it is said of them, and of what they are of: the numbers still may."""
    own = labels(name, lang)
    unsaid = own.language.words["against_no_difference"].format("")
    assert [item.sentence for item in by_rule(own) if item.difference and unsaid in item.limit] == []


@every_form
def test_what_holds_without_a_large_case_comes_first(name, lang):
    """Then what both years have one in, then numbers that the year before had none of."""
    own = labels(name, lang)
    told = [against(rows_of(item)[0], own).found for item in by_rule(own)]
    keys = [(found.state == NOT_COMPARED, found.state == DIRECTION, found.cases) for found in told]
    assert keys == sorted(keys)


@every_year
def test_what_must_not_be_said_is_not_said_as_new(name, lang):
    """Two lists of one function."""
    own = labels(name, lang)
    claims = unsayable(own)
    assert claims
    assert all(claim and reason for claim, reason, _ in claims)
    new = {rows_of(item)[0]["observation"] for item in by_rule(own)}
    assert [
        row["observation"] for row in newest_rows(own) if row["observation"] in new and against(row, own).found.few
    ] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_printed_year_tells_what_its_report_calls_new(lang):
    """Its own comparisons, with the number of the year; an interpretation says whose it is."""
    found = items(teller(PRINTED, lang))
    assert 3 <= len(found) <= MOST
    assert "420" in as_text(found[0].sentence)
    assert all(PRINTED in as_text(item.sentence) and item.base and item.limit and item.drawing for item in found)
    whose = {"sv": "Plattformen", "en": "The platform"}[lang]
    read = [item.interpretation for item in found if item.interpretation]
    assert read
    assert all(text.startswith(whose) for text in read)


def test_the_texts_of_a_printed_year_do_not_hold_of_another():
    """They are about that report."""
    assert [*filter(None, (teller("platform", "sv").first(name, "new") for name in ANSWERS.names))] == []


@every_year
@pytest.mark.slow("a whole site", "test_what_is_new_follows_from_rows")
def test_the_page_of_what_is_new_has_a_place_and_files_for_each_sentence(name, lang):
    """An anchor, a table and a picture to download."""
    own = teller(name, lang)
    made, found = page(own), items(own)
    files = answer_files(own.labels, ANSWERS.figures)
    for item in found:
        anchor = item.name.replace("_", "-")
        assert f'id="{anchor}"' in made
        assert f'href="#{anchor}"' in made
        assert f"answers/{item.name}/{item.name}-{lang}.csv" in files
        assert item.name in {**pictures(own)}
    assert own.labels.package.latest_year in heading(own)
    assert "{{" not in made


@every_form
def test_points_with_two_years_have_a_series_on_their_pages(name, lang):
    """The trend has that of everybody alone."""
    own = labels(name, lang)
    drawn = [subject_of(row["indicator"], own) for row in own.package.rows("indicators")]
    assert sum(any(each.kind == "series" for each in subject.charts) for subject in drawn) > 10


@every_form
def test_an_answer_is_told_once_though_a_year_has_it_as_count_and_share(name, lang):
    """The count says more."""
    for one in figures(name, lang).values():
        told = chosen([against(row, labels(name, lang)) for row in one.rows], labels(name, lang))
        seen = [(each.now["indicator"], each.now["category"], each.now["population"]) for each in told if each.is_shown]
        assert len({*seen}) == len(seen)


def shares(**cells):
    """A share of the newest year of a tiny package and of the year before, and what may be said of the two."""
    own = {"measure": "percent", "base": "100", **cells}
    rows = [observation(value="50.0", lower="49.95", upper="50.05", **own)]
    rows.append(observation(value="40.0", lower="39.95", upper="40.05", year="2030", **own))
    return Cells(tiny(observations=rows)).before(rows[0])


def test_the_year_whose_share_has_no_stated_base_is_named_whatever_is_counted_in_it():
    share = observation(value="40.0", measure="percent", year="2030")
    counted = observation(category="total", value="30", year="2030")
    now = observation(value="50.0", measure="percent", base="20")
    own = tiny(observations=[share, counted, now])
    assert "Helheten för 2030 är inte känd" in why(against(now, own), own)


def test_only_what_may_be_compared_gets_a_mark():
    """Beside it stands a text; of what the share is must be known."""
    text, mark = shares()
    assert (text, mark.low, mark.high, mark.text) == ("2030: 40,0\N{NO-BREAK SPACE}%", 40.0, 40.0, text)
    assert shares(base="") == (text, None)


@pytest.mark.parametrize(("note", "said"), [("", "2031 är inte känt"), ("no_case", "i talet för 2031 inget")])
def test_a_year_has_no_large_case_only_where_somebody_says_so(note, said):
    """Otherwise nobody knows."""
    rows = [observation(value="50", notes=note), observation(value="60", year="2030")]
    own = tiny(observations=[*rows, observation(value="40", year="2030", scope="excluding_case")])
    assert said in why(against(rows[0], own), own)


@every_form
def test_those_with_an_answer_are_not_called_everybody(name, lang):
    """A headline or a sentence of what is new is out of everybody, or says that it is of those with an answer."""
    own, told_of = labels(name, lang), {"sv": " med svar| som ", "en": " with an answer| who "}[lang]
    subjects = [subject_of(row["indicator"], own) for row in own.package.rows("indicators")]
    newest = [each.headline for each in subjects if not re.match(r"\d{4}: ", each.headline)]
    said = [*newest, *(f"{item.sentence} {item.base}" for item in by_rule(own))]
    of, size = {"sv": "av", "en": "of"}[lang], (*own.book.size, own.package.latest_year)
    people = {
        own.population_as(row["population"], "people"): row["value"]
        for row in own.package.rows("observations")
        if (row["indicator"], row["category"], row["year"]) == size
    }
    known = "|".join(sorted(people, key=len, reverse=True))
    found = [each for text in said for each in re.findall(rf" {of} (\d+) ({known})\b({told_of})?", as_text(text))]
    assert found
    assert [each for each in found if people[each[1]] != each[0] and not each[2]] == []


@every_form
def test_no_figure_to_compare_with_is_said_where_there_is_none(name, lang):
    """The year before may have others of the indicator, only their order, or what is hidden this year: then that is said."""
    own = labels(name, lang)
    none, told = own.language.words["against_why_no_number"].format("2025"), 0
    then = [row for row in own.package.rows("observations") if row["year"] == "2025" and not row["within_indicator"]]
    parts_then = [row for row in then if row["unit"] != "countries" and has_number(row)]
    with_parts = {
        row["indicator"] for row in parts_then if "whole" not in own.book.role(row["indicator"], row["category"])
    }
    ranked = {
        row["indicator"] for row in own.package.rows("statements") if (row["measure"], row["year"]) == ("rank", "2025")
    }
    for row in newest_rows(own):
        if against(row, own).found.reason == NO_NUMBER:
            said = why(against(row, own), own)
            assert (said == none) == (row["indicator"] not in with_parts | ranked), row["observation"]
            told += said != none
    assert told


@every_form
def test_so_few_is_said_of_two_small_figures(name, lang):
    """Of one it is said which year's rests on few: 17 beside 67 are not both few."""
    own, said = labels(name, lang), 0
    for row in newest_rows(own):
        told = against(row, own)
        if told.found.few and told.found.state == COMPARED and row["measure"] == "count" and told.then:
            text, both = few(told, own), own.language.words["against_few"]
            numbers = [(each["value"], size_of(each, years_of(own.package))) for each in (row, told.then)]
            large = [all(float(number) >= 20 for number in each if number) for each in numbers]
            assert (text == both) == (not any(large)), row["observation"]
            said += 1
    assert said


@every_form
def test_what_is_said_as_new_is_not_called_unsayable(name, lang):
    """The new contacts and the earlier ones are the rest of each other: either both may be said or neither."""
    own = labels(name, lang)
    said = {(row["indicator"], row["population"]) for item in by_rule(own) for row in rows_of(item)}
    called = {
        name_of(row, own, several=True) for row in newest_rows(own) if (row["indicator"], row["population"]) in said
    }
    assert [claim for claim, *_ in unsayable(own) if claim.partition(": ")[0] in called] == []


@every_form
def test_the_explanation_of_the_form_stands_in_the_limit(name, lang):
    """Where somebody filled in why a figure is unlike last year's, nobody reads that nothing is known."""
    own = labels(name, lang)
    row = next(row for row in newest_rows(own) if "explained_" in row["notes"])
    told = next(note for note in row["notes"].split() if note.startswith("explained_"))
    assert explained(row, own) == [own.language.words["new_limit_explained"].format(own.note(told))]
    limits = [as_text(item.limit) for item in by_rule(own) if told in rows_of(item)[0]["notes"]]
    assert [limit for limit in limits if own.language.words["new_limit"] in limit] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.slow("whole years", "test_what_must_not_be_said_is_not_said_as_new")
def test_a_step_from_most_to_a_number_tempts_nobody(lang):
    """What is called unsayable is a step from a number, or from words that mean one."""
    most = {"sv": "”de flesta", "en": "“most"}[lang]
    assert [claim for claim, *_ in unsayable(labels("few", lang)) if most in claim] == []


@pytest.mark.parametrize(
    ("now", "then", "points"), [("12", "1", True), ("4", "30", True), ("0", "9", False), ("5", "", False)]
)
def test_a_sentence_of_two_years_never_points_at_few_people(now, then, points):
    """Each of the two is of five at the least; that there is nobody now points at none."""
    rows = [observation(value=value, year=year) for value, year in ((now, "2031"), (then, "2030"))]
    assert Against(rows[0], rows[1] if then else None, Comparison(COMPARED)).points_at is points


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("name", FORMS)
def test_no_line_beside_an_indicator_points_at_few_people(name, lang):
    """Each that stands on the pages of the frozen years."""
    for indicator in labels(name, lang).package.by_name["indicators"]:
        for row in subject_of(indicator, labels(name, lang)).observations:
            told = against(row, labels(name, lang))
            said = in_a_sentence([row], [row], labels(name, lang))
            assert not (said and told.points_at and told.is_shown), row["observation"]
