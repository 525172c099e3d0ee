"""What the page Explore reads of an indicator; the page itself, in a browser, is in `test_pages_explorer.py`."""

import json
from typing import Any

import pytest

from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.interval import NUMBERS, has_number
from scripts.site.content import files
from scripts.site.exports.explored import explored
from scripts.site.figure.amounts import observation_value
from scripts.site.figure.base import base
from scripts.site.frame.subject import subject_of
from scripts.site.package.labels import Labels
from scripts.site.prose.answer_table import Answers
from scripts.site.text.language import LANGUAGES
from tests import frozen_years
from tests.frozen_years import NAMES, PRINTED
from tests.site_package import alone, labels, no_drawing, no_picture
from tests.site_server import published, published_labels


def told(labels: Labels) -> list[tuple[Row, dict[str, Any], dict[str, Any]]]:
    """Each observation with what is told of it, and with the file that tells it."""
    found = []
    for name in labels.package.by_name["indicators"]:
        if (subject := subject_of(name, labels)).observations:
            data = json.loads(explored(subject))
            known = {row["observation"]: row for row in subject.observations}
            assert len(data["rows"]) == len(known)
            found += [(known[each["observation"]], each, data) for each in data["rows"]]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_are_said_as_on_the_pages(lang):
    """Numbers, the value and the base in words, every note, and a label for each code."""
    own = published_labels(lang)
    for row, each, data in told(own):
        assert {name: each[name] for name in NUMBERS} == {name: row[name] for name in NUMBERS}
        assert each["in_words"]["value"] == observation_value(row, own)
        assert each["in_words"].get("base", "") == (base(row, own) if has_number(row) else "")
        assert [data["notes"][note] for note in each["notes"]] == [own.note(note) for note in row["notes"].split()]
        assert all(code in dict(data["choices"][name]["codes"]) for name, code in each["codes"].items())


def test_a_mark_leads_to_what_the_audit_found():
    """A figure that is corrected or doubtful leads to its question, open or answered since, which is a published one."""
    found = told(published_labels())
    asked = {row["question"] for row in published().rows("questions")}
    assert {name for _, each, _ in found for name in each["questions"]} <= asked
    marked = [(row, each) for row, each, _ in found if row["doubt"]]
    assert marked
    for row, each in marked:
        assert {*f"{row['question']} {row['answered']}".split()} & {*each["questions"]}, row["observation"]


def test_an_indicator_without_observations_has_no_file():
    made = files(labels(), no_drawing, no_picture, Answers(()), alone(labels().package))
    assert [path for path in made if path.startswith("explore/")] == ["explore/needs.json"]


def test_the_order_of_the_rows_changes_no_byte():
    rows = labels().package.rows("observations")
    one, other = (explored(subject_of("needs", labels(observations=each))) for each in (rows, rows[::-1]))
    assert one == other


@pytest.mark.parametrize("name", NAMES)
def test_what_is_hidden_has_no_number(name):
    hidden = [each for _, each, _ in told(frozen_years.labels(name)) if each["obs_status"] == HIDDEN]
    assert not [each for each in hidden if any(each[column] for column in NUMBERS)]
    assert bool(hidden) == (name != PRINTED)
