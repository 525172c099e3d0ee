"""The headlines of the published package, as a reader meets them. They hold for any newest year."""

import re

import pytest

from scripts.paths import DATAPACKAGE
from scripts.site.figure.wording import how_much
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
        whole = text.startswith("{}") or text[0].isupper()
        assert whole == ("{" in text), row["category"]
        assert not text.endswith("."), row["category"]
    for row in PACKAGE.rows("populations"):
        assert not any(language.text(row, form)[0].isupper() for form in ("group", "people")), row["population"]


def of(row, statements=(), lang="sv", **indicator):
    """The headline of one row of the tiny package."""
    tables = usual_tables() | {"observations": [row], "statements": [*statements, statement(indicator="contacts")]}
    tables["indicators"][0] |= indicator
    return subject_of("needs", labels(lang, **tables)).headline.replace("\N{NO-BREAK SPACE}", " ")


def test_one_alone_is_said_as_one():
    """In the gender of the word in Swedish, with the verb of one in English."""
    assert of(observation(value="1")) == "En av de vuxna fick råd."
    assert of(observation(value="1"), lang="en") == "One of the adults was advised."
    assert of(observation(value="1", population="children"), population="children") == "Ett av barnen fick råd."


def test_an_earlier_year_is_said():
    """Of the newest report it goes without saying; a span of years has both."""
    assert of(observation(value="1", year="2029")) == "2029: En av de vuxna fick råd."
    assert of(observation(value="1", year="2027", year_to="2029")) == "2027–2029: En av de vuxna fick råd."


def test_what_only_an_earlier_report_has_says_of_which_year_it_is():
    """That a source has a chart, or words, is so of that report, and not of what is newest."""
    tables = usual_tables()
    tables["observations"] = [observation(obs_status="L", year="2029"), observation(indicator="silent", value="1")]
    tables["statements"] = [statement(), statement(indicator="silent", year="2031")]
    text = subject_of("needs", labels("sv", **tables)).headline
    assert text == "2029: Källan visar svaren i ett diagram och skriver inga tal."


def test_a_number_beside_hidden_ones_says_that_they_are_hidden():
    """It is not told as the most common; and what is, is an answer of people, and else no answer."""
    tables = usual_tables()
    hidden = observation(category="housing", value="", qualifier="", obs_status="Q")
    tables["observations"] = [observation(value="90"), observation(category="total", value="199"), hidden]
    text = subject_of("needs", labels("sv", **tables)).headline
    assert text == "90 av 199 vuxna fick råd; vissa andra tal är dolda för att skydda personer."
    tables = usual_tables()
    tables["indicators"][0] |= {"unit": "needs", "answers": "several"}
    numbers = {"advice": "44", "housing": "40", "other": "30"}
    tables["observations"] = [observation(category=name, value=value, unit="needs") for name, value in numbers.items()]
    assert (
        subject_of("needs", labels("sv", **tables)).headline.replace("\N{NO-BREAK SPACE}", " ")
        == "44 behov fick råd; det är det vanligaste."
    )


def test_that_most_have_none_of_the_answers_is_not_told_as_the_most_common():
    """Beside one other answer it goes without saying."""
    tables = usual_tables()
    tables["indicators"][0] |= {"unit": "answers", "answers": "several"}
    tables["categories"] = [row for row in tables["categories"] if row["category"] != "other"]
    tables["categories"][1] |= {"role": "nobody"}
    tables["observations"] = [observation(value="12", unit="answers"), observation(category="housing", value="26")]
    tables["observations"].append(observation(category="total", value="38"))
    assert subject_of("needs", labels("sv", **tables)).headline == "26 av 38 vuxna fick boende."


def test_none_and_all_are_words():
    """Where each has one answer."""
    assert of(observation(value="0", measure="percent")) == "Ingen av de vuxna (0 procent) fick råd."
    assert of(observation(value="100", measure="percent")) == "Alla de vuxna (100 procent) fick råd."


def test_a_share_of_one_part_says_of_which():
    """The others gave another answer of the same indicator."""
    row = observation(value="70.0", measure="percent", base_indicator="needs", base_category="housing")
    assert of(row) == "Sju av tio vuxna som fick boende (70,0 procent) fick råd."
    assert of(row, lang="en") == "Seven in ten adults who were given housing (70.0 per cent) were advised."


def test_a_count_of_those_who_answered_says_so():
    """Where the percentages of the indicator are of these."""
    rows = [observation(value="5"), observation(category="total", value="30")]
    tables = usual_tables() | {"observations": rows, "statements": [statement(indicator="contacts")]}
    tables["indicators"][0]["base_rule"] = "persons_answered"
    assert subject_of("needs", labels("sv", **tables)).headline == "5 av 30 vuxna som svarade fick råd."


def test_what_fits_no_predicate_has_the_label_and_the_number():
    """A mean, or a share of something else: a plain line, and never a sentence that is not true."""
    assert of(observation(value="2.5", measure="mean")) == "Råd: 2,5 personer."
    row = observation(value="70.0", measure="percent", base_indicator="silent", base_category="total")
    assert of(row) == "Råd: sju av tio (70,0 procent) av Alla (Tyst)."


def test_many_is_said_where_the_source_has_no_more():
    """Of the only answer that it has words on; two answers are left to the list below."""
    words = statement(printed="många fick inget", qualifier="words")
    row = observation(obs_status="L", category="other")
    assert of(row, [words]) == "Många av de vuxna fick råd. Hur många framgår inte av texten."
    assert of(row, [words, words | {"category": "housing"}]).startswith("Källan visar")


def test_how_much_is_said_without_whom_of_the_other_cases():
    """The words and the number, with its mark."""
    assert how_much(observation(value="30", measure="percent", qualifier="about"), "", labels()) == (
        "ungefär tre av tio (ca 30\N{NO-BREAK SPACE}procent)"
    )


def test_a_share_of_the_answers_is_no_share_of_the_people():
    """A count of one answer is a count of people; a share of all answers is said of the answers."""
    words = usual_tables()["vocabulary"] + [
        {"list": "unit", "code": "answers", "order": "9", "label_sv": "svar", "label_en": "answers"}
    ]
    tables = usual_tables() | {"vocabulary": words, "statements": [statement(indicator="contacts")]}
    tables["indicators"][0] |= {"unit": "answers", "answers": "several"}
    for cells, text in (
        ({"value": "5"}, "5 av de vuxna fick råd."),
        ({"value": "40.0", "measure": "percent"}, "Råd: fyra av tio svar (40,0 procent)."),
    ):
        tables["observations"] = [observation(unit="answers", **cells)]
        assert subject_of("needs", labels("sv", **tables)).headline.replace("\N{NO-BREAK SPACE}", " ") == text


def test_a_sentence_of_the_code_list_takes_no_share():
    """It was written for a number of people or things."""
    tables = usual_tables() | {
        "observations": [observation(value="40.0", measure="percent")],
        "statements": [statement(indicator="contacts")],
    }
    for row in tables["categories"]:
        row["predicate_sv"] = "Medlemmarna gav {} råd"
    assert subject_of("needs", labels("sv", **tables)).headline == "Råd: fyra av tio (40,0\N{NO-BREAK SPACE}procent)."


def test_a_number_of_other_cases_is_no_missing_number():
    """What is first has a number without the large case: the text is not said to have none."""
    first = statement(measure="rank", value="1")
    assert of(observation(obs_status="O"), [first]) == "Flest vuxna fick råd. Hur många framgår inte av texten."
    share = observation(value="34", measure="percent", scope="excluding_case")
    assert "framgår inte" not in of(share, [first])


def test_nobody_of_so_many_is_nobody():
    """Not none of ninety; but of those with an answer alone the number stands."""
    rows = [observation(value="0"), observation(category="total", value="30")]
    tables = usual_tables() | {"observations": rows, "statements": [statement(indicator="contacts")]}
    assert subject_of("needs", labels("sv", **tables)).headline == "Ingen av de vuxna fick råd."
    tables["indicators"][0]["base_rule"] = "persons_answered"
    assert subject_of("needs", labels("sv", **tables)).headline == "0 av 30 vuxna som svarade fick råd."


@pytest.mark.parametrize(("kind", "whom"), [("form", "30 vuxna med svar"), ("report", "de vuxna")])
def test_an_answer_of_a_form_is_out_of_the_people_with_an_answer(kind, whom):
    """All answers are not all people; a report seldom says of whom. The headline claims those people, too."""
    tables = usual_tables() | {
        "observations": [observation(value="5", unit="answers"), observation(category="total", value="30")]
    }
    tables["statements"] = [statement(indicator="contacts")]
    tables["indicators"][0] |= {"unit": "answers", "answers": "several"}
    tables["sources"][0]["source_kind"] = kind
    tables["vocabulary"] += [
        {"list": "unit", "code": "answers", "order": "9", "label_sv": "svar", "label_en": "answers"}
    ]
    told = subject_of("needs", labels("sv", **tables))
    assert told.headline == f"5 av {whom} fick råd."
    assert ("number needs.total." in told.claims) == (kind == "form")


def test_people_of_other_cases_are_no_answers():
    """They were counted as answers, and are so many there."""
    words = usual_tables()["vocabulary"] + [
        {"list": "unit", "code": "answers", "order": "9", "label_sv": "svar", "label_en": "answers"}
    ]
    rows = [observation(value="5", unit="answers"), observation(value="4", unit="answers", scope="excluding_case")]
    tables = usual_tables() | {
        "vocabulary": words,
        "observations": rows,
        "statements": [statement(indicator="contacts")],
    }
    tables["indicators"][0] |= {"unit": "answers", "answers": "several"}
    assert "svar" not in subject_of("needs", labels("sv", **tables)).headline
