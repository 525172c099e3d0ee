"""The mill sees what it is to see; whole years go through it among the sites (`test_frozen_sites.py`) and by command."""

import pytest

from scripts.ground.problems import MESSAGES, Problem, Refused
from tests.audits import CODES
from tests.mill.drawing import KINDS, Year
from tests.mill.filling import Filling
from tests.mill.making import is_unprotectable
from tests.mill.trying import Tried
from tests.site_package import labels, observation, usual_tables
from tests.stranger.counting import CELLS

ROW = observation(value="40")
NAME = ROW["observation"]
TEXT = "<p>So much is said of the people met that the page is not empty.</p>"
# What a page has -> what is said of it.
SEEN = {
    "": "the page is empty",
    f"<h2>First</h2><h2>Second</h2>{TEXT}": "a heading without anything below it: First",
    f"{TEXT}<h3>Last</h3>": "a heading without anything below it: Last",
    f"{TEXT}<p>There are {{{{ value }}}} of them.</p>": "left to fill in",
    f"{TEXT}<p>They said “”.</p>": "left to fill in",
    f"{TEXT}<p>There are None of the women.</p><p>12 of None</p>": "None: 12 of None",
    f"{TEXT}<p>They are many..</p>": "two full stops",
    f"{TEXT}<p>They  are many.</p>": "two spaces",
    f"{TEXT}<p aria-label='They are many .'>x</p>": "space before a mark",
    f"{TEXT}<p data-claim='none {NAME}'>Nobody</p>": "false: Nobody",
    f"{TEXT}<p data-claim='number {NAME}'>There are 987 of them.</p>": "no row bears 987",
    f"{TEXT}<h2>40 of them</h2><p>met</p>": "no claim: 40 of them",
    f"<title>40 of them</title>{TEXT}": "no claim: 40 of them",
    f"<meta name='description' content='s. 3: 41 of them'>{TEXT}<p data-claim='number {NAME}'>40</p>": "no claim: s. 3: 41",
    f"{TEXT}<span class='doubt-note'>Printed: 98 765 people.</span>": "not printed: 765, 98",
}
SOUND = (
    f"<h2>First</h2><h3>Second</h3>{TEXT}",
    f"{TEXT}<h2><a href='support/'>Half of them</a></h2>",
    f"{TEXT}<p>None of them, or 3.5, … and <code>a..b</code>.</p>",
    f"{TEXT}<p data-claim='some {NAME}'>Somebody</p>",
    f"<title>40 of them in 2031, s. 3</title>{TEXT}<h2 data-claim='number {NAME}'>40 of them</h2><p>met</p>",
    f"{TEXT}<p data-claim='number {NAME}'>2029: no figure; 2031: 40 (Age 0–11).</p>",
)


def seen(text, place):
    """What is said of a page."""
    (place / "index.html").write_text(f"<main>{text}</main>", encoding="utf-8")
    tables = usual_tables() | {"observations": [ROW]}
    tables["categories"][0] |= {"label_en": "Age 0–11"}
    return Tried(place, labels("sv", **tables).package).faults


@pytest.mark.parametrize("text", SEEN)
def test_what_is_wrong_with_a_page_is_seen(text, tmp_path):
    (fault,) = seen(text, tmp_path)
    assert fault.startswith(f"index.html: {SEEN[text]}")


@pytest.mark.parametrize("text", SOUND)
def test_a_page_with_which_nothing_is_wrong_is_none(text, tmp_path):
    assert seen(text, tmp_path) == []


def test_pages_of_an_earlier_version_are_not_tried(tmp_path):
    """They say what was known then."""
    (tmp_path / "v1.0.0").mkdir()
    (tmp_path / "v1.0.0/index.html").write_text("", encoding="utf-8")
    assert seen(TEXT, tmp_path) == []


UNPROTECTABLE = [kind for kind in MESSAGES if kind.startswith("workbook_unprotectable")]


@pytest.mark.parametrize("kind", UNPROTECTABLE)
def test_a_year_that_cannot_be_protected_is_none_of_ours(kind):
    """However that is told; what else refuses it is a fault."""
    hopeless, fault = Problem("2031.xlsx", 0, "", kind), Problem("2031.xlsx", 0, "", "workbook_text")
    assert is_unprotectable(Refused([hopeless]))
    assert not is_unprotectable(Refused([hopeless, fault]))


def test_a_seed_is_always_the_same_year():
    """People, and what is around them; another seed is another year."""
    assert Year(7).counted() == Year(7).counted()
    assert Year(7).counted() != Year(7 + len(KINDS)).counted()


@pytest.mark.parametrize("seed", range(40, 40 + len(KINDS)))
def test_what_is_typed_adds_up_to_what_was_drawn(seed):
    """Countries and halves of an answer in lines of their own are taken from where they were counted."""
    filling = Filling(Year(seed), CODES, CELLS)
    new = sum(int(answer["count"]) for answer in filling.free.get("answers", []))
    left = {line: many for line, many in Year(seed).counted().items() if line in filling.counts}
    assert sum(filling.counts.values()) + new == sum(left.values())
