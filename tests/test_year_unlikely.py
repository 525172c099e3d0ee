"""Answers that could all be true and hardly are ask for a sentence: the pairs say which go together and which do not."""

import pytest

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.year.helpers.doubts.unlike import against, expected
from tests.audits import CODES

BOOK = read_codebook(CODES)
PART: Row = {
    "pair_kind": "likely_part",
    "indicator": "identified_by",
    "category": "police",
    "others": "authority_contact.police",
}
APART: Row = {
    "pair_kind": "likely_apart",
    "indicator": "crime_category",
    "category": "total",
    "others": "legal_status.no_report",
}
WHYS: Row = {"why_sv": "Så är det oftast.", "why_en": "So it most often is."}
IDENTIFIED, ASKED = "identified_by.police.adults", "authority_contact.total.adults_direct"
MET, EVERYBODY = "authority_contact.police.adults_direct", "contacts.total.adults"


@pytest.mark.parametrize(("identified", "asks"), [(33, True), (32, False)])
def test_who_is_in_the_one_is_in_the_other_or_has_no_answer_there(identified, asks):
    """Of 352 adults 12 have no answer on contact, and 20 have met the police: 32 could have been identified by them."""
    (one,) = expected([PART | WHYS], BOOK)
    assert (one.more, one.most) == ((IDENTIFIED, ASKED), (MET, EVERYBODY))
    counts = {IDENTIFIED: identified, ASKED: 340, MET: 20, EVERYBODY: 352}
    assert bool(against(counts, [one])) is asks


def test_who_is_in_one_of_two_is_not_in_the_other():
    """Together they are no more than everybody."""
    (one,) = expected([APART | WHYS], BOOK)
    keys = (
        "crime_category.total.adults_direct",
        "legal_status.no_report.adults_direct",
        "contacts.total.adults_direct",
    )
    assert (one.more, one.most) == (keys[:2], keys[2:])
    assert against(dict(zip(keys, (90, 270, 346), strict=True)), [one])


def test_a_pair_without_an_answer_is_meant_of_each_of_them():
    """Eight kinds of support."""
    row: Row = {
        "pair_kind": "likely_part",
        "indicator": "authority_support",
        "category": "",
        "others": "authority_contact.any",
    }
    assert len({one.more[0] for one in expected([row | WHYS], BOOK)}) == len(BOOK.parts("authority_support"))


def test_what_is_not_known_says_nothing():
    """A small or hidden count is not asked about either: what is asked must not depend on it."""
    (one,) = expected([PART | WHYS], BOOK)
    assert against({IDENTIFIED: 300, ASKED: 340, EVERYBODY: 352}, [one]) == []
