"""The doors: facts with their page, a figure, law and demands for who comes in as somebody; a hidden number gives its place up."""

import re
from dataclasses import replace
from functools import cache

import pytest

from scripts.ground.data_package import PackageError
from scripts.ground.markup import as_text
from scripts.paths import DOCS
from scripts.site.figure.sources import fewest
from scripts.site.frame.shell import without
from scripts.site.package.labels import Labels
from scripts.site.pages.doors import door_pages, missing, title, ways_in
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import Answers
from scripts.site.prose.plan import COLUMNS, SIZE, SheetPlan, check_plan, parse, read_plan
from scripts.site.prose.plan import told as planned
from tests.frozen_pages import page as read
from tests.frozen_years import FORMS, NAMES, PRINTED
from tests.frozen_years import labels as frozen
from tests.promised import promised
from tests.site_package import labels, no_drawing, observation, package, statement, usual_tables
from tests.site_server import answers
from tests.told_rows import changed, stands

LANGUAGES = ("sv", "en")
HEADER = ",".join(COLUMNS)
ADVICE, HOUSING = (f"{{{{ value needs.{one}.adults.all_cases.count }}}}" for one in ("advice", "housing"))
DOOR = "door,,,,Jag arbetar,I work"


@cache
def pages(name, lang="sv"):
    """The doors of a frozen year."""
    teller = Teller(answers(), frozen(name, lang), no_drawing, "")
    return door_pages(read_plan(DOCS), teller, {}, preview=False)


def plan(*lines):
    """A door with these rows."""
    return parse("\n".join([HEADER, *(f"work,{line}" for line in (DOOR, *lines))]))


def door(*lines, lang="sv", preview=False, **tables):
    """The page of a door of the tiny package with these rows."""
    teller = Teller(Answers(()), labels(lang, **tables), no_drawing, "")
    return door_pages(plan(*lines), teller, {}, preview).get("doors/work.md", "")


def facts(page):
    """The facts of a door as people read them, its heading first."""
    heading = re.findall(r"(?m)^# (.+)$", page)
    rest = re.findall(r"<li>(.*?)</li>", page.partition('class="door-facts">')[2].partition("</ul>")[0])
    return [" ".join(as_text(one).split()) for one in (*heading, *rest)]


def plainly(page):
    """A page as its words in a row."""
    return " ".join(as_text(page).split())


def counted(**values):
    """Two counts of the same question's answers, and who stood behind the report."""
    return [observation(category=name, **cells) for name, cells in values.items()]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_year_has_the_four_doors_each_with_facts_and_a_figure(name, lang):
    """And a page that leads to them all."""
    found = pages(name, lang)
    assert [*found] == [*(f"doors/{each}.md" for each in read_plan(DOCS).doors), "doors/index.md"]
    for each in read_plan(DOCS).doors:
        assert len(facts(found[f"doors/{each}.md"])) == 4, (each, facts(found[f"doors/{each}.md"]))
        assert "<figure" in found[f"doors/{each}.md"]
        assert f'href="{each}/"' in found["doors/index.md"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_start_page_leads_to_each_door_by_its_name(name, lang):
    """To those that there are in the year."""
    found = re.findall(r'<a href="doors/([a-z-]+)/"><b>(.*?)</b></a>', read(name, lang, "index.md"))
    own = read_plan(DOCS)
    assert found == [(each, as_text(title(each, own, frozen(name, lang)))) for each in own.doors]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_fact_of_a_printed_year_has_its_page(lang):
    """Of the report: the fewest pages on which all of it stands."""
    for path, page in pages(PRINTED, lang).items():
        if path != "doors/index.md":
            places = re.findall(r'class="door-place"[^>]*>(.*?)</div>', page)
            places += re.findall(
                r"<small>(.*?)</small></p></li>", page.partition('class="door-facts">')[2].partition("</ul>")[0]
            )
            assert len(places) == 4
            assert [one for one in places if not re.search(r"\b(?:s|pp?)\.\s\d", one)] == []


def test_the_municipality_reads_that_every_demand_is_on_the_government():
    """How many and on whom the table of demands says; the nearest is the one that most of what stands on the door bears on."""
    page = pages(PRINTED)["doors/municipality.md"]
    assert ">Nio krav på regeringen</a>, inget på någon annan." in page
    assert '"../../recommendations/national_identification_system/"' in page


@promised
def test_what_a_door_says_of_the_rows(lines, rows, says, never):
    """Its heading is its first fact; of the law nothing is typed: it is an account of the package by its name."""
    numbers = {"ADVICE": ADVICE, "HOUSING": HOUSING}
    page = door(
        *(re.sub("[A-Z]{5,}", lambda found: numbers[found[0]], line) for line in lines), **changed(usual_tables(), rows)
    )
    assert [text for text in says if not stands(text, page)] == []
    assert [text for text in never if stands(text, page)] == []


def test_a_door_without_a_fact_is_none_and_nothing_leads_to_it():
    """Neither the page of all doors, which goes with the last of them, nor the menu."""
    own = plan(f'fact,,,,"{HOUSING} fick boende",B')
    made = door_pages(own, Teller(Answers(()), labels(), no_drawing, ""), {}, preview=False)
    assert made == {}
    assert missing(own, made) == {"doors/work.md", "doors/index.md"}
    assert ways_in(own, Teller(Answers(()), labels(), no_drawing, "")) == ""
    menu = [{"Start": "index.md"}, {"För dig": ["doors/index.md", "doors/work.md"]}]
    assert without(missing(own, made), menu) == [{"Start": "index.md"}]
    assert without({"doors/work.md"}, menu) == [{"Start": "index.md"}, {"För dig": ["doors/index.md"]}]


def test_a_number_to_call_stands_where_it_may():
    """One that nobody has confirmed is in no release."""
    line = usual_tables()["helplines"][0]
    waiting = line | {"helpline": "bris", "phone": "020-1", "line_kind": "support"}
    lines = (f'fact,,,,"{ADVICE} fick råd",A', "help,police,,,,", "help,bris,,,,")
    page = door(*lines, helplines=[line, waiting])
    assert "tel:11414" in page
    assert "tel:0201" not in page
    assert "tel:0201" in door(*lines, helplines=[line, waiting], preview=True)


def test_the_journalist_reads_what_must_not_be_written():
    """Of the years that the figure shows, and of what a number of victims is."""
    page = pages(PRINTED)["doors/journalist.md"]
    assert "Att människohandeln har ökat eller minskat" in page
    assert frozen(PRINTED).note("potentially_exposed") in plainly(page)
    assert "Att människohandeln har ökat" not in pages(PRINTED)["doors/teacher.md"]


def test_the_teacher_reads_how_many_children_how_old_and_from_where_before_what_they_fear():
    """On the door as on the sheet, which begins with children whatever leads."""
    told = facts(pages(PRINTED)["doors/teacher.md"])
    assert [re.findall(r"\d+(?:,\d)?", one.partition(" s. ")[0]) for one in told] == [
        ["62", "10", "52"],
        ["8,7"],
        ["35,5"],
        [],
    ]
    people = planned(read_plan(DOCS), "teacher", SIZE, Teller(answers(), frozen(PRINTED), no_drawing, ""))
    assert {row["population"] for each in people for row in each.rows} == {"children"}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_year_says_which_report_an_account_was_written_in(name):
    """Its own figures stand in no report."""
    assert "rapporten för 2025, från s. 29" in plainly(pages(name)["doors/municipality.md"])


def test_the_fewest_pages_are_those_on_which_all_stands():
    """One that has both goes before two that have one each."""
    rows = counted(advice={"value": "12", "observation": "a"}, housing={"value": "34", "observation": "b"})
    places = [("a", "3"), ("a", "5"), ("b", "4"), ("b", "5")]
    told = [statement(observation=name, page=page, value="12") for name, page in places]
    named = Labels(package(observations=rows, statements=told), labels().language)
    assert as_text(fewest(rows, named)).split() == ["s.", "5"]
    assert as_text(fewest(rows, named, [statement(page="9")])).split() == ["s.", "5,", "9"]


def test_the_page_of_a_place_by_size_is_where_it_is_said_and_not_that_of_a_chart():
    rows = counted(advice={"value": "", "obs_status": "L", "observation": "a"})
    told = [statement(observation="a", page="3"), statement(measure="rank", value="1", page="4", year=rows[0]["year"])]
    named = Labels(package(observations=rows, statements=told), labels().language)
    assert as_text(fewest(rows, named)).split() == ["s.", "4"]


def test_a_figure_that_the_code_lists_lack_stops_the_build():
    """Also in a row that does not hold."""
    own = plan('fact,,,,"{{ value neds.advice.adults.all_cases.count }} fick råd",A')
    with pytest.raises(PackageError, match="neds"):
        check_plan(own, Answers(()), package())


def test_the_plan_in_docs_has_a_door_for_each_language():
    """A text that one language lacks would be an empty heading."""
    rows = [row for row in read_plan(DOCS).rows if row["sv"] or row["en"]]
    assert [row for row in rows if not (row["sv"] and row["en"])] == []
    assert replace(read_plan(DOCS), rows=()) == SheetPlan(())
