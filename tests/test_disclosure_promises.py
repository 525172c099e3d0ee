"""What is promised of small counts is what is tested, by the same words."""

import csv

import pytest

from scripts.paths import DATAPACKAGE, DOCS, ROOT

METHOD = {lang: (DOCS / lang / "method.md").read_text(encoding="utf-8") for lang in ("sv", "en")}
GUIDE = " ".join((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split())
SETTINGS = (DATAPACKAGE / "disclosure.yml").read_text(encoding="utf-8")


with (ROOT / "tests/cases/protection.csv").open(encoding="utf-8", newline="") as rows:
    PROMISES = [*csv.DictReader(rows)]


@pytest.mark.parametrize("promise", PROMISES, ids=[row["english"] for row in PROMISES])
def test_the_method_promises_what_a_test_holds(promise):
    """In both languages, and the test, or the world, is there."""
    assert promise["swedish"] in METHOD["sv"]
    assert promise["english"] in METHOD["en"]
    assert promise["name"] in (ROOT / "tests" / promise["file"]).read_text(encoding="utf-8")


def test_the_guide_and_the_settings_promise_the_same():
    """Whoever maintains the figures reads it there."""
    assert "En helhet minus en del, ett steg minus steget före och en mätpunkt minus en annan är också antal" in GUIDE
    assert "En nolla döljs aldrig för att skydda ett annat tal" in GUIDE
    assert "vi säger inte om en dold siffra är liten eller dold för en annans skull" in GUIDE
    assert "det minsta antal tal som ska vara möjliga för en dold siffra" in SETTINGS
