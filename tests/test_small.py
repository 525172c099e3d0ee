"""What a small count is, said as a count, through a percentage or as a range, and what a text may tell of few people."""

import csv
from pathlib import Path

import pytest

from scripts.ground.small import gives_away, has_small, is_small, names_one, pins, speaks_of, tells_few, to_read
from tests.promised import promised


@pytest.mark.parametrize(
    ("number", "small"), [("", False), ("0", False), ("0.5", True), ("1", True), ("4", True), ("5", False)]
)
def test_a_count_is_small_from_one_and_up_to_the_threshold(number, small):
    """Nobody is no small count, and no number is none either."""
    assert is_small(number, 5) is small


@promised
def test_a_percentage_of_a_base_is_the_count_that_it_comes_to(percent, base, small):
    """Rounded to whole people; a share of nobody, and nobody's share, tell of none."""
    assert gives_away(percent, base, 5) is small


@promised
def test_a_range_is_small_when_few_and_only_small_numbers_are_left(lower, upper, small):
    """Fewer than the threshold, and not surely nobody: "fewer than five" is how a small count is said safely."""
    assert pins(lower, int(upper) if upper else None, 5) is small


HERE = Path(__file__).parent
# Sentences that tell few people and such that do not, some of them of the report and of these pages; what is hidden beside them.
SENTENCES = [*csv.DictReader((HERE / "few_texts.csv").read_text(encoding="utf-8").splitlines())]
# What is asked of a text, of labels between semicolons, under a limit; each with the rule that it is an example of.
CASES = [*csv.DictReader((HERE / "cases/small_words.csv").read_text(encoding="utf-8").splitlines())]
HIDDEN = ["Nigeria", "Annan könsidentitet", "Another gender identity", "Plattformens medlemmar"]
HIDDEN += ["The platform's members", "Other", "Annat svar"]
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


ASKED = {
    "tells_few": lambda row, own, others: tells_few(row["text"], int(row["limit"])),
    "has_small": lambda row, own, others: has_small(row["text"], int(row["limit"])),
    "speaks_of": lambda row, own, others: speaks_of(row["text"], ["Annat svar", *own]),
    "names_one": lambda row, own, others: names_one(row["text"], ["Annat svar", *own]),
    "to_read": lambda row, own, others: to_read(row["text"], int(row["limit"]), own, others),
}


@pytest.mark.parametrize("row", CASES, ids=[f"{row['asks']}: {row['text']}" for row in CASES])
def test_each_rule_on_words_holds_of_its_examples(row):
    """As it stands beside them."""
    own, others = ([one for one in row[column].split("; ") if one] for column in ("own", "others"))
    answer = {"yes": True, "no": False}.get(row["answer"], row["answer"])
    assert ASKED[row["asks"]](row, own, others) == answer, row["because"]
