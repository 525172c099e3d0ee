"""How much of the printed report is told: `report_coverage.csv`, counted by two readers sentence by sentence, section by section.

Each sentence is counted once: where a figure bears it, else an account, else a note or a recommendation, else it is left out.
"""

import csv
from pathlib import Path

from tests.frozen_years import PRINTED, package

WAYS = ("in_figures", "in_accounts", "in_notes", "left_out")
LEAST_TOLD = 0.9


def sections():
    """The rows of the table."""
    with (Path(__file__).parent / "report_coverage.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def test_every_sentence_of_a_section_is_counted_once():
    """Told in one way or left out."""
    for row in sections():
        assert sum(int(row[way]) for way in WAYS) == int(row["sentences"]), row["place"]


def test_nine_sentences_of_ten_are_told():
    """By a figure, an account, a note or a recommendation; before there were accounts it was two of three."""
    total = sum(int(row["sentences"]) for row in sections())
    assert 1 - sum(int(row["left_out"]) for row in sections()) / total >= LEAST_TOLD


def test_an_account_stands_in_a_section_that_was_read():
    """And a section that accounts bear has one: a row that is taken away is missed."""
    read = {row["place"] for row in sections()}
    told = {row["place"] for row in package(PRINTED).rows("accounts")}
    assert told <= read
    # An account may bear a sentence that a figure bears too, but not the other way round.
    assert {row["place"] for row in sections() if int(row["in_accounts"])} <= told | {"Innehåll"}


def test_no_account_has_a_figure_typed_into_it():
    """Digits stand in the tables; what a law says has its own."""
    of_laws = {"30", "5", "11", "12", "13", "15", "2026", "201136"}
    for row in package(PRINTED).rows("accounts"):
        for text in (row["claim_sv"], row["claim_en"]):
            numbers = {"".join(filter(str.isdigit, word)) for word in text.split()} - {""}
            assert numbers <= of_laws, row["account"]
