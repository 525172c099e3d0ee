"""The headline of a figure: which rows state the finding, and how it is said."""

import pytest

from scripts.site.figure.headline import gist_of, sentence_of
from tests.rows import to_row
from tests.site_package import labels, observation, statement, usual_tables


def said(*rows, lang="sv", statements=(), **indicator):
    """The headline of these rows, with plain spaces."""
    indicators = [row | to_row(indicator) for row in usual_tables()["indicators"]]
    report = statement(indicator="silent", category="total", value="1")
    named = labels(lang, indicators=indicators, observations=list(rows), statements=[*statements, report])
    subject = named.package.by_name["indicators"]["needs"]
    return sentence_of(gist_of(subject, list(rows), list(statements), named), named).replace("\N{NO-BREAK SPACE}", " ")


ADVICE = observation(value="46")
HOUSING = observation(category="housing", value="30")
OTHER = observation(category="other", value="4")


def test_the_largest_part_is_named_with_its_number_and_whole():
    """Where every part is known."""
    whole = observation(category="total", value="80")
    assert said(ADVICE, HOUSING, OTHER, whole) == "46 av 80 vuxna fick råd."
    assert said(ADVICE, HOUSING, OTHER, whole, lang="en") == "46 of 80 adults were advised."


def test_nothing_is_called_the_most_common_while_a_part_could_be_larger():
    """A part without a number may be anything, unless the whole leaves it no room."""
    assert said(ADVICE, HOUSING) == "46 av de vuxna fick råd."
    few = [
        observation(value="30"),
        observation(category="housing", value="25"),
        observation(category="other", value="4"),
    ]
    rest = "; det är det vanligaste svaret."
    assert said(*few, observation(category="total", value="80")) == f"30 av 80 vuxna fick råd{rest}"
    assert said(*few[:2], observation(category="total", value="70")) == f"30 av 70 vuxna fick råd{rest}"
    assert said(ADVICE, HOUSING, observation(category="total", value="200")) == "46 av 200 vuxna fick råd."


def test_a_year_with_other_numbers_has_another_headline():
    """The newest year speaks; an older one is silent."""
    newer = [
        observation(category=name, value=value, year="2032")
        for name, value in (("advice", "1"), ("housing", "9"), ("other", "2"))
    ]
    assert said(ADVICE, HOUSING, OTHER, *newer) == "9 av de vuxna fick boende; det är det vanligaste svaret."


def test_two_that_are_equally_large_are_both_named():
    """And none of them is called the most common."""
    tied = [
        observation(value="5"),
        observation(category="housing", value="5"),
        observation(category="other", value="1"),
    ]
    assert said(*tied) == "5 av de vuxna fick råd och lika många fick boende."


def test_a_majority_is_the_most_common_only_where_each_person_has_one_answer():
    """With several answers others can have a majority too."""
    row = observation(lower="50", measure="percent", qualifier="over")
    least = row | {"lower": "40", "upper": "50", "qualifier": "just_under"}
    assert said(row) == "Mer än hälften av de vuxna (över 50 procent) fick råd."
    assert said(row, answers="several") == said(row)
    assert said(least) == "Nästan hälften av de vuxna (strax under 50 procent) fick råd."


def test_a_rank_is_said_where_there_is_no_number():
    """What the source calls the most common, with and without the large case."""
    ranks = [statement(measure="rank", value="1"), statement(measure="rank", value="1", category="housing")]
    row = observation(obs_status="O")
    assert said(row, statements=ranks[:1]) == "Flest vuxna fick råd. Hur många framgår inte av texten."
    other = ranks[1] | {"scope": "excluding_case"}
    text = "Flest vuxna fick råd; utan Åsele boende. Hur många framgår inte av texten."
    assert said(row, statements=[ranks[0], other]) == text


def test_the_case_stands_beside_the_whole():
    """Where the same cell is published with and without it."""
    row = observation(value="60.0", measure="percent", base="100")
    other = observation(value="30", measure="percent", qualifier="about", scope="excluding_case")
    assert (
        said(row, other) == "Sex av tio vuxna (60,0 procent) fick råd; utan Åsele ungefär tre av tio (ca 30 procent)."
    )


def test_what_exists_only_without_the_case_says_so():
    """A share of some cases is never said as if of all."""
    row = observation(value="60.0", measure="percent", scope="excluding_case", base="50")
    assert said(row) == "Utan Åsele: sex av tio vuxna (60,0 procent) fick råd."


def test_numbers_that_contradict_each_other_are_no_finding():
    """The headline says that they do."""
    rows = [observation(value="47", base="100"), observation(value="82.0", measure="percent", base="100")]
    assert said(*rows) == "Källans tal går inte ihop: 47 av 100 vuxna är inte 82,0 procent."


def test_a_lower_bound_stays_one():
    """Also in the sentence that the code list has for it."""
    tables = usual_tables()
    for row in tables["categories"]:
        row |= {"predicate_sv": "{} fick råd", "predicate_en": "Got advice: {}"}
    named = labels("sv", **tables)
    rows = [observation(lower="131", qualifier="at_least", unit="needs")]
    text = sentence_of(
        gist_of(named.package.by_name["indicators"]["needs"] | {"unit": "needs"}, rows, [], named), named
    )
    assert text == "Minst 131\N{NO-BREAK SPACE}behov fick råd."


def test_a_sentence_of_the_code_list_may_take_the_number_alone():
    """Where the language has no unit there: "266 times", not "266 interventions"."""
    tables = usual_tables()
    for row in tables["categories"]:
        row |= {"predicate_en": "Advice was given {number} times"}
    named = labels("en", **tables)
    text = sentence_of(
        gist_of(named.package.by_name["indicators"]["needs"], [observation(value="1266")], [], named), named
    )
    assert text == "Advice was given 1,266 times."


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([observation(obs_status="L")], "Källan visar svaren i ett diagram och skriver inga tal."),
        ([observation(obs_status="O")], "Inget tal är publicerat."),
        ([observation(obs_status="Q")], "Talen är dolda för att skydda personer."),
        ([], "Källan beskriver det här med ord och ger inga tal."),
        ([observation(category="total", value="7")], "7 vuxna svarade."),
    ],
)
def test_little_is_said_in_plain_words(rows, text):
    """No number is never a zero."""
    assert said(*rows) == text


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("L", "Källan visar svaren i ett diagram och beskriver dem bara med ord."),
        ("O", "Källan beskriver det här med ord och ger inga tal."),
    ],
)
def test_words_are_not_passed_over(status, text):
    """Where the source has words in place of a number, about all of whom the indicator counts."""
    words = statement(printed="svårt att få råd", qualifier="words")
    assert said(observation(obs_status=status), statements=[words]) == text
    within = words | {"within_indicator": "needs", "within_category": "housing"}
    assert said(observation(obs_status=status), statements=[within]) != text
