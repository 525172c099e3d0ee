"""The doors: facts with their page, a figure, law and demands for who comes in as somebody; a hidden number gives its place up."""

import re
from dataclasses import replace
from functools import cache

import pytest

from scripts.ground.data_package import PackageError
from scripts.ground.markup import as_text
from scripts.paths import DOCS
from scripts.site.figure.selection import fewest
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
from tests.site_package import both, labels, no_drawing, observation, package, statement, usual_tables
from tests.site_server import answers

LANGUAGES = ("sv", "en")
HEADER = ",".join(COLUMNS)
ADVICE, HOUSING = (f"{{{{ value needs.{one}.adults.all_cases.count }}}}" for one in ("advice", "housing"))
DOOR = "door,,,,Jag arbetar,I work"
ACCOUNT = {"account": "law", "order": "1", "year": "2031", "account_theme": "law", "voice": "platform", "leans_on": ""}
ACCOUNT |= {"source": "report", "page": "7", "demands": "more_advice"} | both(claim="Så är lagen./So is the law.")


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


def test_a_hidden_number_gives_its_place_to_the_next_fact():
    """And the heading is the first that is left."""
    lines = (f'fact,,,,"{HOUSING} fick boende",B', f'fact,,,,"{ADVICE} fick råd",A')
    shown = counted(advice={"value": "12"}, housing={"value": "34"})
    hidden = counted(advice={"value": "12"}, housing={"value": "", "qualifier": "", "obs_status": "Q"})
    assert facts(door(*lines, observations=shown))[0] == "34 fick boende"
    assert facts(door(*lines, observations=hidden)) == ["12 fick råd"]


def test_two_facts_never_come_from_one_question():
    """Of two that say the answers of the same question the first stands."""
    lines = (f'fact,,,,"{HOUSING} fick boende",B', f'fact,,,,"{ADVICE} fick råd",A')
    assert facts(door(*lines, observations=counted(advice={"value": "12"}, housing={"value": "34"}))) == [
        "34 fick boende"
    ]


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


def test_what_the_report_says_of_law_has_its_voice_its_page_and_the_demand_that_lies_nearest():
    """Nothing of it is typed: an account of the package by its name."""
    page = door(f'fact,,,,"{ADVICE} fick råd",A', "law,law,,,,", accounts=[ACCOUNT])
    assert "Så är lagen. Plattformen, från s. 7" in plainly(page)
    assert ">Mer råd</a>." in page


def test_an_account_that_the_newest_figures_do_not_bear_is_no_fact():
    """It said so of its year."""
    older = ACCOUNT | {"year": "2030", "leans_on": "none needs.advice.adults.all_cases"}
    assert door("fact,law,,,,", accounts=[ACCOUNT])
    assert not door("fact,law,,,,", accounts=[older])


def test_a_number_to_call_stands_where_it_may():
    """One that nobody has confirmed is in no release."""
    line = usual_tables()["helplines"][0]
    waiting = line | {"helpline": "bris", "phone": "020-1", "line_kind": "support"}
    lines = (f'fact,,,,"{ADVICE} fick råd",A', "help,police,,,,", "help,bris,,,,")
    page = door(*lines, helplines=[line, waiting])
    assert "tel:11414" in page
    assert "tel:0201" not in page
    assert "tel:0201" in door(*lines, helplines=[line, waiting], preview=True)


def test_the_press_contact_is_there_when_the_platform_has_set_it():
    """No placeholder is shown to a journalist."""
    lines = (f'fact,,,,"{ADVICE} fick råd",A', "contact,press_contact,,,,")
    row = {"setting": "press_contact", "setting_value": "press@example.org", **both(title="Presskontakt/Press contact")}
    assert "press@example.org" in door(*lines, platform=[row | {"setting_state": "set"}])
    assert "press@example.org" not in door(*lines, platform=[row | {"setting_state": "placeholder"}])


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
    page = pages(name)["doors/municipality.md"]
    assert "rapporten för 2025, från s. 29" in plainly(page)


def test_the_fewest_pages_are_those_on_which_all_stands():
    """One that has both goes before two that have one each."""
    rows = counted(advice={"value": "12", "observation": "a"}, housing={"value": "34", "observation": "b"})
    places = [("a", "3"), ("a", "5"), ("b", "4"), ("b", "5")]
    told = [statement(observation=name, page=page, value="12") for name, page in places]
    own = package(observations=rows, statements=told)
    named = Labels(own, labels().language)
    assert as_text(fewest(rows, named)).split() == ["s.", "5"]
    assert as_text(fewest(rows, named, [statement(page="9")])).split() == ["s.", "5,", "9"]


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
