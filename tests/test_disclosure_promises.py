"""What is promised of small counts is what is tested, by the same words."""

import pytest

from scripts.paths import DATAPACKAGE, DOCS, ROOT

METHOD = {lang: (DOCS / lang / "method.md").read_text(encoding="utf-8") for lang in ("sv", "en")}
GUIDE = " ".join((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split())
SETTINGS = (DATAPACKAGE / "disclosure.yml").read_text(encoding="utf-8")
# What is said in Swedish and in English, and where a test of it stands.
PROMISES = {
    "tests/test_disclosure_differences.py::test_what_can_be_worked_out_is_refused": (
        "en helhet minus en del, ett steg minus steget före och en mätpunkt minus en annan är också antal",
        "a whole less a part, a step less the step before and one indicator less another are counts too",
    ),
    "tests/test_disclosure_differences.py::test_nobody_and_many_are_nothing_to_protect": (
        "Noll döljs inte",
        "Zero is not suppressed",
    ),
    "tests/test_disclosure_differences.py::test_who_gave_no_answer_is_nothing_to_protect": (
        "Att någon inte har fått frågan eller inte har svarat är ingen egenskap, och skyddas inte",
        "That somebody was not asked or did not answer is no attribute, and is not protected",
    ),
    "tests/test_disclosure_differences.py::test_that_there_is_no_report_is_an_answer": (
        "Svaret ”inget” är däremot ett svar, och skyddas",
        "The answer “none”, though, is an answer, and is protected",
    ),
    "tests/test_disclosure_attack.py::test_two_hidden_counts_that_are_few_together_are_found": (
        "Är de färre än gränsen ges ingenting ut",
        "If they are fewer than the threshold, nothing is released",
    ),
    "tests/test_disclosure_differences.py::test_the_least_important_is_hidden": (
        "döljs så lite som räcker av det som betyder minst",
        "as few as are enough, and those that matter least",
    ),
    "tests/test_disclosure_differences.py::test_a_zero_is_never_cover": (
        "En nolla döljs aldrig i stället för ett annat tal",
        "A zero is never suppressed in place of another number",
    ),
    "tests/test_intruder_route.py::test_nothing_depends_on_a_hidden_count": (
        "Ingenting säger om en dold siffra är liten eller dold för en annans skull",
        "Nothing says whether a suppressed figure is small or suppressed for another’s sake",
    ),
    "tests/test_disclosure_attack.py::test_the_range_of_a_hidden_count_is_not_published": (
        "de gränser som följer för dem publiceras inte",
        "the bounds that follow for them are not published",
    ),
}


@pytest.mark.parametrize(("test", "words"), PROMISES.items(), ids=[words[1] for words in PROMISES.values()])
def test_the_method_promises_what_a_test_holds(test, words):
    """In both languages, and the test is there."""
    file, name = test.split("::")
    assert words[0] in METHOD["sv"]
    assert words[1] in METHOD["en"]
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_the_guide_and_the_settings_promise_the_same():
    """Whoever maintains the figures reads it there."""
    assert "En helhet minus en del, ett steg minus steget före och en mätpunkt minus en annan är också antal" in GUIDE
    assert "En nolla döljs aldrig i stället för ett annat tal" in GUIDE
    assert "ingenting säger om en dold siffra är liten eller dold för en annans skull" in GUIDE
    assert "det minsta antal tal som ska vara möjliga för en dold siffra" in SETTINGS
