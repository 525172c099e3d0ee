"""What a text may tell of few people, in figures or in words, and of which answer it speaks."""

import csv
from pathlib import Path

import pytest

from scripts.ground.small import has_small, names_one, speaks_of, tells_few, to_read

# Sentences that tell few people and such that do not, some of them of the report and of these pages; what is hidden beside them.
with (Path(__file__).parent / "few_texts.csv").open(encoding="utf-8", newline="") as file:
    SENTENCES = [*csv.DictReader(file)]
HIDDEN = [
    "Nigeria",
    "Annan könsidentitet",
    "Another gender identity",
    "Plattformens medlemmar",
    "The platform's members",
]
HIDDEN += ["Other", "Annat svar"]
# What people are asked about in vain. It may become shorter.
IN_VAIN = (
    "Vi frågade i två veckor, mot fyra förra året.",
    "Det är rättigheter som alla har.",
    "Many need help to apply for a national identity card or a passport or to get evidence of civil status.",
    "The figures are of those whom the members met. Nobody is counted twice in a year.",
    "Nobody reviewed the question before 2030.",
)


def test_every_sentence_that_tells_few_is_asked_about_and_of_the_others_hardly_any():
    """Who is asked in vain learns to say yes: of these, one in fifteen."""
    asked = [row["text"] for row in SENTENCES if to_read(row["text"], 5, HIDDEN, HIDDEN)]
    assert [row["text"] for row in SENTENCES if row["tells"] == "yes" and row["text"] not in asked] == []
    assert [row["text"] for row in SENTENCES if row["tells"] == "no" and row["text"] in asked] == [*IN_VAIN]


@pytest.mark.parametrize(
    "text", ["år 2031", "3,5 %", "17 män", "2–5 dagar", "kapitel 4.2", "en förändring", "a report"]
)
def test_other_numbers_in_a_text_are_left_alone(text):
    """Years, shares, spans, larger numbers and articles."""
    assert not tells_few(text, 5)


@pytest.mark.parametrize(
    "text",
    [
        "De två sista",
        "4 av dem",
        "en kvinna",
        "en ung man",
        "a young girl",
        "den enda",
        "Ingen fick stöd",
        "Alla var män",
        "None",
    ],
)
def test_a_number_word_under_the_limit_tells_of_few(text):
    """Also one, before a word for somebody, and that nobody or everybody has an answer."""
    assert tells_few(text, 5)


def test_the_limit_decides_which_words_are_few():
    """Four is few under five, and not under four."""
    assert tells_few("fyra kvinnor", 5)
    assert not tells_few("fyra kvinnor", 4)


def test_a_text_speaks_of_an_answer_in_any_form_of_its_words():
    """Of its own question; elsewhere only by the whole label."""
    assert speaks_of("Nigerianerna kom tidigare", ["Nigeria"])
    assert not speaks_of("De kom tidigare", ["Nigeria", "EU"])
    assert names_one("Flera från Nigeria.", ["Nigeria"])
    assert not names_one("Nigerianerna", ["Nigeria"])


@pytest.mark.parametrize(
    ("text", "threshold", "small"),
    [
        ("0 personer", 5, False),
        ("1 person", 5, True),
        ("4 personer", 5, True),
        ("5 personer", 5, False),
        ("TVÅ", 3, True),
        ("två", 2, False),
        ("ensam", 2, True),
        ("En Kvinna", 2, True),
        ("tolv", 13, True),
        ("tolv", 12, False),
        ("nine", 99, True),
        ("Alla", 5, False),
    ],
)
def test_a_small_number_is_from_one_and_up_to_the_limit(text, threshold, small):
    """Nobody and everybody are no numbers; a word in any letters; there are words up to twelve."""
    assert has_small(text, threshold) is small


@pytest.mark.parametrize(
    ("text", "tells"),
    [("Tio kom, INGEN gick", True), ("Ingenting hände", False), ("Alla medlemmar svarade", False), ("Inga", True)],
)
def test_that_nobody_or_everybody_did_something_is_told_of_each(text, tells):
    """In any letters, and no part of a longer word; not of what is no person."""
    assert tells_few(text, 5) is tells


@pytest.mark.parametrize(
    ("text", "label", "speaks"),
    [
        ("KVINNORNA KOM", "Kvinna", True),
        ("kvinnor", "Unga kvinnor", True),
        ("De är unga", "Unga kvinnor", False),
        ("män", "Män", False),
        ("Norge", "Norge", True),
        ("norgeresa", "Norge", True),
        ("norr", "Norge", False),
        ("Sydsverige", "Sverige", False),
        ("av asiater, oftast", "Asien/Asiater", True),
    ],
)
def test_a_word_of_five_letters_says_what_it_is_about(text, label, speaks):
    """Whatever follows them; shorter ones are too common."""
    assert speaks_of(text, ["Annat svar", label]) is speaks


@pytest.mark.parametrize(
    ("text", "label", "named"),
    [
        ("FRÅN NIGERIA", "Nigeria", True),
        ("i EU (utom Norden).", "eu (UTOM norden", True),
        ("ett A+B", "A.B", False),
        ("Nigeriansk", "Nigeria", False),
    ],
)
def test_a_label_is_named_by_the_whole_of_it(text, label, named):
    """In any letters, as it is written."""
    assert names_one(text, ["Annat svar", label]) is named


@pytest.mark.parametrize(
    ("text", "own", "others", "why"),
    [
        ("Två kom sent.", [], [], "text_small"),
        ("Alla kom sent.", ["Nigeria"], ["Nigeria"], "text_small"),
        ("Fler nigerianer kom.", ["Nigeria"], [], "text_hidden"),
        ("40 % av nigerianerna.", ["Nigeria"], [], "text_hidden"),
        ("Nigerianerna kom sent. Fler svarade.", ["Nigeria"], [], ""),
        ("Nigerianerna skulle få information.", ["Nigeria"], [], ""),
        ("Fler kom från Nigeria.", [], ["Nigeria"], "text_hidden"),
        ("De från Nigeria kom sent.", [], ["Nigeria"], ""),
        ("Fler nigerianer kom.", [], ["Nigeria"], ""),
        ("De flesta kom sent.", ["Nigeria"], ["Sverige"], ""),
    ],
)
def test_a_text_is_to_be_read_for_few_or_for_a_hidden_answer(text, own, others, why):
    """Beside how many: of its own question in any form of the word, of another by the whole label. Few goes before hidden."""
    assert to_read(text, 5, own, others) == why


def test_few_is_what_is_under_the_limit_when_a_text_is_to_be_read():
    """Four is not under four."""
    assert to_read("fyra kvinnor", 4, [], []) == ""
