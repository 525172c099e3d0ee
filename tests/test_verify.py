"""Is what is served of a version what its release gives? Anybody can ask, of a folder or an address."""

import pytest

from scripts.ground.problems import Refused
from scripts.ground.zipping import zipped
from scripts.year.helpers.verbs.verify import rebuilt, verify
from tests.site_server import served

PAGE = "<head><title>Behov</title><!--today-->{}</head><body>{}<!--/today--><p>{}</p></body>"
BUILT = {
    "v1.0.0/index.html": PAGE.format("", "", "420").encode(),
    "en/v1.0.0/audit/index.html": PAGE.format("", "", "None").encode(),
    "v1.0.0/tiny.zip": zipped({"a.csv": b"1"}),
    "assets/0123456789abcdef/style.css": b"p{}",
}


@pytest.fixture
def site(tmp_path):
    """A site that serves it, with a block of its day on each page."""
    for path, data in BUILT.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    (tmp_path / "v1.0.0/index.html").write_text(PAGE.format("<meta>", "<p>Ny finns.</p>", "420"), encoding="utf-8")
    return tmp_path


def said(place, built=None):
    """(file, kind) of what is said."""
    return [(one.file, one.kind) for one in verify(str(place), lambda version: built or BUILT)]


@pytest.mark.parametrize("folder", ["v1.0.0", "v1.0.0/", "en/v1.0.0/"])
def test_what_is_served_is_what_was_released_but_for_its_block(site, folder):
    """Whatever today says there, and from whichever language one asks."""
    (one,) = said(f"{site}/{folder}")
    assert one == (f"{site}/{folder}", "notice_verified")


def test_an_address_is_asked_as_readers_ask(site):
    with served(site) as address:
        assert [kind for _, kind in said(f"{address}v1.0.0/")] == ["notice_verified"]
        (site / "v1.0.0/index.html").write_text(PAGE.format("", "", "421"), encoding="utf-8")
        assert said(f"{address}v1.0.0/") == [("v1.0.0/index.html", "verify_differs")]


def test_a_file_that_is_changed_or_gone_is_named(site):
    """In a ZIP what it holds counts, not how it is packed."""
    (site / "en/v1.0.0/audit/index.html").write_text(PAGE.format("", "", "Some"), encoding="utf-8")
    (site / "v1.0.0/tiny.zip").write_bytes(zipped({"a.csv": b"1"}, 0))
    (site / "assets/0123456789abcdef/style.css").unlink()
    assert said(site / "v1.0.0") == [
        ("assets/0123456789abcdef/style.css", "verify_missing"),
        ("en/v1.0.0/audit/index.html", "verify_differs"),
    ]


def test_a_version_that_is_taken_down_is_said_to_be_before_anything_is_built(site):
    """Its pages are today's."""
    (site / "v1.0.0/index.html").write_text("<head></head><body>Versionen är tillbakadragen</body>", encoding="utf-8")
    (one,) = verify(str(site / "v1.0.0"), lambda version: pytest.fail("built"))
    assert one.kind == "notice_verify_down"


@pytest.mark.parametrize("place", ["https://example.org/", "v1.0", "", "site"])
def test_a_place_that_is_no_version_is_refused(place):
    with pytest.raises(Refused):
        said(place)


def test_a_version_without_a_tag_is_refused():
    with pytest.raises(Refused) as refused:
        rebuilt("999.0.0")
    assert [one.kind for one in refused.value.problems] == ["verify_untagged"]
