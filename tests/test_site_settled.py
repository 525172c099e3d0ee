"""What a text takes from the source alone: whose word for a person, what it said of a year, and a licence that is not settled."""

import pytest

from scripts.ground.data_package import DESCRIPTOR
from scripts.site.addresses import LATEST
from scripts.site.exports.archive import all_files
from scripts.site.exports.catalogue import catalogue, croissant
from scripts.site.exports.published import ZIP, PublishedFile, as_release
from scripts.site.exports.structured_data import common, signposts
from scripts.site.figure.headline import fits
from scripts.site.figure.wording import OTHER_WORDS, predicate
from scripts.site.package.labels import LICENCE, licence
from tests.rows import to_row
from tests.site_package import labels, observation
from tests.site_server import published_labels


@pytest.mark.parametrize(
    ("population", "says"),
    [("adults_direct", "är kvinnor"), ("children", "är flickor"), ("direct", "är kvinnor eller flickor")],
)
def test_those_of_one_age_are_called_what_they_are(population, says):
    row = {"indicator": "suspected_victims_gender", "category": "female", "population": population}
    assert predicate(to_row(row), published_labels()) == says


def test_the_words_of_an_answer_are_not_put_in_a_source_that_says_something_else():
    row = observation(notes=OTHER_WORDS)
    note = {"note": OTHER_WORDS, "order": "1", "note_kind": "figure", "text_sv": "Annat.", "text_en": "Other."}
    assert fits(observation(), labels(notes=[to_row(note)]))
    assert not fits(row, labels(notes=[to_row(note)]))


@pytest.mark.parametrize(("state", "says"), [("placeholder", True), ("set", False)])
def test_a_licence_that_the_platform_has_not_decided_on_says_so(state, says):
    row = {"setting": LICENCE, "setting_value": "CC0", "setting_state": state, "title_sv": "L", "title_en": "L"}
    assert ("platshållare" in licence(labels(platform=[to_row(row)]))) == says


@pytest.mark.parametrize(("state", "stands"), [("placeholder", False), ("set", True)])
def test_a_program_reads_no_licence_that_the_platform_has_not_decided_on(state, stands):
    """It would take it for settled: a machine sees no remark beside it."""
    row = {"setting": LICENCE, "setting_value": "CC0", "setting_state": state, "title_sv": "L", "title_en": "L"}
    own = labels(platform=[to_row(row)])
    release = as_release(own.package)
    file = PublishedFile(f"{LATEST}tiny.zip", "zip", ZIP, lambda: b"zip", stays=True)
    read = [
        all_files(own.package)[DESCRIPTOR],
        catalogue(own.package, [release], [file]),
        croissant(release),
        repr(common(own)).encode(),
        repr(signposts("data/", own, [release])).encode(),
    ]
    assert [b"https://example.org/licence" in text for text in read] == [stands] * len(read)
