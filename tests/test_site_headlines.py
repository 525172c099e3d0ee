"""The headlines of the published package, as a reader meets them. They hold for any newest year."""

import re

import pytest

from scripts.paths import DATAPACKAGE
from scripts.site.frame.sharing import quotable, sharing
from scripts.site.frame.subject import subject_of
from scripts.site.package.labels import Labels, read_package
from scripts.site.text.language import Language
from tests.site_package import labels, observation, statement, usual_tables

PACKAGE = read_package(DATAPACKAGE)
INDICATORS = [row["indicator"] for row in PACKAGE.rows("indicators")]
# What no headline says: codes, a label in quotation marks and a colon, a bound that only codes words, a base that is not there.
NEVER = r"[a-z]_[a-z]|[”“]: |bas ej angiven|base not stated|33[.,]33|(under|över|over) (50|100) |alla personer under|[{}]| {2}|\.\."
# A number as the language writes it: no decimal point in Swedish, no decimal comma in English.
STRANGE = {"sv": r"\d\.\d|\d %|per cent", "en": r"\d,\d(?!\d\d)|\d%|procent"}


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_headline_is_a_sentence(indicator, lang):
    """It begins with a capital or a number, ends with a full stop, and has nothing in it that only we understand."""
    subject = subject_of(indicator, Labels(PACKAGE, Language(lang)))
    text = subject.headline.replace("\N{NO-BREAK SPACE}", " ")
    assert re.match(r"[A-ZÅÄÖ0-9]", text), text
    assert text.endswith("."), text
    assert not re.search(NEVER, text), text
    assert not re.search(STRANGE[lang], text), text
    assert (subject.labels.language.words["quote"] in sharing(subject)) == quotable(subject)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_category_can_be_said_of_its_population(lang):
    """A predicate begins with its verb in small letters and has no full stop; a sentence of its own begins with a capital."""
    language = Language(lang)
    for row in PACKAGE.rows("categories"):
        text = language.text(row, "predicate")
        assert ("{" in text) == (text.startswith("{}") or text[0].isupper()), row["category"]
        assert not text.endswith("."), row["category"]
    for row in PACKAGE.rows("populations"):
        assert not any(language.text(row, form)[0].isupper() for form in ("group", "people")), row["population"]


@pytest.mark.parametrize(("kind", "whom"), [("form", "30 vuxna med svar"), ("report", "de vuxna")])
def test_an_answer_of_a_form_is_out_of_the_people_with_an_answer(kind, whom):
    """All answers are not all people; a report seldom says of whom. The headline claims those people, too."""
    tables = usual_tables() | {
        "observations": [observation(value="5", unit="answers"), observation(category="total", value="30")]
    }
    tables["statements"] = [statement(indicator="contacts")]
    tables["indicators"][0] |= {"unit": "answers", "answers": "several"}
    tables["sources"][0]["source_kind"] = kind
    told = subject_of("needs", labels("sv", **tables))
    assert told.headline == f"5 av {whom} fick råd."
    assert ("number needs.total." in told.claims) == (kind == "form")
