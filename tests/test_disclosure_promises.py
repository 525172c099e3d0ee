"""What is promised of small counts is what is tested, by the same words."""

import pytest

from scripts.paths import DATAPACKAGE, DOCS, ROOT

METHOD = {lang: (DOCS / lang / "method.md").read_text(encoding="utf-8") for lang in ("sv", "en")}
GUIDE = " ".join((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split())
SETTINGS = (DATAPACKAGE / "disclosure.yml").read_text(encoding="utf-8")
# What is said in Swedish and in English, and where a test or a world of it stands.
PROMISES = {
    "tests/test_disclosure_differences.py::def test_what_can_be_worked_out_is_refused(": (
        "genom att dra en del från helheten, ett steg i en följd från nästa eller en mätpunkt från en annan",
        "by subtracting a part from the whole, one step in a sequence from the next, or one indicator from another",
    ),
    "tests/cases/world_builds.txt::# Nobody and many are nothing to protect": (
        "Nollor döljs inte",
        "Zeros are not suppressed",
    ),
    "tests/cases/world_builds.txt::# Who gave no answer is nothing to protect": (
        "Hur många som inte har fått frågan eller inte har svarat döljs inte heller",
        "Nor is the number of people who were not asked or did not answer",
    ),
    "tests/cases/world_builds.txt::# That there is no report is an answer": (
        "Svaret ”inget” säger däremot något om personen, och skyddas",
        "The answer “none” does say something about the person, so it is protected",
    ),
    "tests/cases/world_builds.txt::# Two hidden counts that are few together are found": (
        "Är de färre än gränsen publicerar vi inget förrän fler siffror är dolda",
        "If there are fewer than the threshold, we publish nothing until more figures have been suppressed",
    ),
    "tests/cases/world_builds.txt::# The least important is hidden": (
        "väljer så få som möjligt, i första hand dem som läsaren har minst nytta av",
        "picks as few as possible, starting with those least useful to readers",
    ),
    "tests/cases/world_builds.txt::# A zero is never cover": (
        "Nollor döljs inte, inte ens för att skydda ett annat tal",
        "Zeros are not suppressed, not even to protect another number",
    ),
    "tests/test_intruder_route.py::def test_nothing_depends_on_a_hidden_count(": (
        "Vi säger inte om en dold siffra är liten eller om den döljs för att skydda en annan",
        "We do not say whether a suppressed figure is small or is suppressed to protect another",
    ),
    "tests/test_year_bits.py::def test_the_bits_decide_among_equals_and_the_same_give_the_same(": (
        "Därför avgör slumpen vad som döljs bland siffror som läsaren har ungefär lika stor nytta av",
        "That is why chance decides what to suppress among figures that are about equally useful to readers",
    ),
    "tests/test_year_bits.py::def test_nothing_that_is_written_has_the_bits(": (
        "Slumpen finns bara i plattformens arbetsbok",
        "The random bits are only in the platform’s workbook",
    ),
    "tests/test_year_bits.py::def test_what_a_reading_has_hidden_stays_hidden_when_the_book_is_read_again(": (
        "Det som en gång har dolts för ett år förblir dolt",
        "What has once been suppressed for a year stays suppressed",
    ),
    "tests/cases/readings.csv::An explanation with a small number asks with its cell and does not quote it": (
        "en människa läser dem innan de publiceras",
        "a person reads them before they are published",
    ),
    "tests/cases/readings.csv::A text that speaks of a hidden answer of its own question asks": (
        "eller som talar om ett dolt svar",
        "or speak of a suppressed answer",
    ),
    "tests/test_year_texts.py::def test_an_answer_that_everybody_has_asks(": (
        "Så är det också när alla i en grupp har samma svar",
        "The same goes when everybody in a group has the same answer",
    ),
    "tests/test_disclosure_guard.py::def test_the_range_of_a_hidden_count_is_not_published(": (
        "Vi publicerar inte heller mellan vilka gränser de ligger",
        "Nor do we publish the limits between which they lie",
    ),
}


@pytest.mark.parametrize(("test", "words"), PROMISES.items(), ids=[words[1] for words in PROMISES.values()])
def test_the_method_promises_what_a_test_holds(test, words):
    """In both languages, and the test, or the world, is there."""
    file, name = test.split("::")
    assert words[0] in METHOD["sv"]
    assert words[1] in METHOD["en"]
    assert name in (ROOT / file).read_text(encoding="utf-8")


def test_the_guide_and_the_settings_promise_the_same():
    """Whoever maintains the figures reads it there."""
    assert "En helhet minus en del, ett steg minus steget före och en mätpunkt minus en annan är också antal" in GUIDE
    assert "En nolla döljs aldrig för att skydda ett annat tal" in GUIDE
    assert "vi säger inte om en dold siffra är liten eller dold för en annans skull" in GUIDE
    assert "det minsta antal tal som ska vara möjliga för en dold siffra" in SETTINGS
