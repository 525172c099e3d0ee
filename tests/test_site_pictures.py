"""What the platform sets, and how a day is written."""

import re

import pytest

from scripts.ground.data_package import PackageError
from scripts.site.package.citing import setting
from scripts.site.text.language import Language
from tests.promised import promised
from tests.site_package import both, labels


@promised
def test_a_setting_says_whether_it_is_set(value, state, words):
    """A placeholder is called one and is no link; a date is written out."""
    row = {"setting": "x", "setting_value": value, "setting_state": state, **both(title="X/X")}
    read = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), setting("x", labels(platform=[row])))
    assert read.replace("\N{NO-BREAK SPACE}", " ") == words


def test_an_unknown_setting_stops_the_build():
    """The message names it."""
    with pytest.raises(PackageError, match="nothing"):
        setting("nothing", labels(platform=[]))


def test_dates_are_written_out_in_both_languages():
    """Also a time on that day; what is no date is refused."""
    assert Language("en").date("2031-12-01T00:00:00Z").split("\N{NO-BREAK SPACE}") == ["1", "December", "2031"]
    with pytest.raises(PackageError):
        Language("sv").date("soon")
