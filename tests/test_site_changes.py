"""The releases at their addresses, and what changed between them: the page, the CSV and the feed."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from scripts.ground.data_package import Row
from scripts.ground.releases import ARCHIVE_FILE, SITE_FILE, Release
from scripts.site import content
from scripts.site.content import downloads
from scripts.site.exports.figures.forms import figures_csv
from scripts.site.exports.published import read_published
from scripts.site.package.labels import Labels
from scripts.site.pages.changes import feed
from tests.releasing import archive
from tests.site_package import CHANGED, REVISED, alone, labels, observation, package, release, taken_in

ATOM = "{http://www.w3.org/2005/Atom}"


def changes(*rows: Row, revisions: tuple[Row, ...] = (), lang: str = "sv", **tables: list[Row]):
    """The labels of a package with this history."""
    return labels(lang, changes=list(rows), revisions=list(revisions), **tables)


def listed(named: Labels) -> str:
    """The page of changes when the package is the first that is published."""
    return taken_in(named)["changes"]


def entries(text: str) -> list[ElementTree.Element]:
    """The entries of a feed."""
    return ElementTree.fromstring(text).findall(f"{ATOM}entry")


def test_a_withdrawn_version_has_its_place_among_the_others():
    """With when and why, and under the anchor that it had."""
    row: Row = {
        "withdrawn_version": "0.9.9",
        "withdrawn_on": "2031-02-03",
        "reason_sv": "Ett <tal>.",
        "reason_en": "A number.",
    }
    named = changes()
    text = content.parts(named, [release("0.9.0", "2031-01-01"), *alone(named.package)], [row])["changes"]
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        f"## Version {one} {{#v{one.replace('.', '-')}}}" for one in ("1.0.0", "0.9.9", "0.9.0")
    ]
    assert "Version 0.9.9 drogs tillbaka den 3 februari 2031" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Ett &lt;tal&gt;." in text


def test_every_release_is_published_to_the_byte():
    """Unpacked and as both its ZIPs, at the address of its version; the newest where the newest is, too."""
    old, new = release("0.9.0"), release("0.10.0")
    found = downloads(package(), [old, new])
    for one in (old, new):
        assert found[f"v{one.version}/tiny.zip"] == one.archive
        assert found[f"v{one.version}/tiny-site.zip"] == one.site
        assert [path for path, data in one.files.items() if found[f"v{one.version}/{path}"] != data] == []
    assert found["latest/tiny.zip"] == new.archive
    assert found["latest/datapackage.json"] == new.files["datapackage.json"]


def test_a_new_release_changes_no_address_of_an_old_one():
    """What is at v0.9.0/ is the same with one release and with two."""

    def kept(found: dict[str, bytes]) -> dict[str, bytes]:
        return {path: data for path, data in found.items() if path.startswith("v0.9.0/")}

    assert kept(downloads(package(), [release()])) == kept(downloads(package(), [release(), release("1.0.0")]))


def test_before_the_first_release_the_package_itself_is_what_is_published():
    """At its version's address and at that of the newest: the addresses are there from the beginning."""
    found = downloads(package(), alone(package()))
    for folder in ("latest/", "v1.0.0/"):
        assert found[f"{folder}data/figures-sv.csv"] == figures_csv(package(), "sv")


def put(folder: Path, one: Release) -> None:
    """A release beside a package: its two ZIPs."""
    for name, data in ((ARCHIVE_FILE, archive(one.version)), (SITE_FILE, one.site)):
        (folder / "releases" / name.format(one.version)).write_bytes(data)


def test_releases_are_read_in_the_order_of_their_numbers(tmp_path):
    """Whatever else lies beside them."""
    (tmp_path / "releases").mkdir()
    for version in ("1.10.0", "1.9.0"):
        put(tmp_path, release(version))
    (tmp_path / "releases" / "draft-site.zip").write_bytes(b"")
    (tmp_path / "releases" / "SHA256SUMS").write_bytes(b"")
    newest = release("1.10.0").package
    assert [one.version for one in read_published(tmp_path, newest)] == ["1.9.0", "1.10.0"]


def test_what_is_not_released_yet_is_published_last(tmp_path):
    """Pages, downloads and citations are of one version, in a preview too."""
    (tmp_path / "releases").mkdir()
    put(tmp_path, release())
    assert [one.version for one in read_published(tmp_path, package())] == ["0.9.0", "1.0.0"]


def test_the_table_of_changes_is_that_of_the_newest_package():
    """Its address has no copy elsewhere that somebody would have to compare."""
    named = changes(CHANGED)
    assert f'href="../latest/{named.package.resource("changes")["path"]}"' in taken_in(named)["change_files"]


def test_versions_stand_newest_first_with_their_dates():
    """Ten comes after nine."""
    found = changes(CHANGED)
    older = [release("0.9.0", "2030-01-01"), release("0.10.0", "2030-05-01")]
    page = content.parts(found, [*older, *alone(found.package)])["changes"]
    places = [page.index(text) for text in ("{#v1-0-0}", "{#v0-10-0}", "1\N{NO-BREAK SPACE}maj", "{#v0-9-0}")]
    assert places == sorted(places)


@pytest.mark.parametrize(("many", "closed"), [(20, 0), (21, 1)])
def test_many_corrected_figures_are_closed_until_asked_for(many, closed):
    """When a year is withdrawn, hundreds go; the version after it is to be found."""
    page = listed(changes(revisions=(REVISED,) * many))
    assert page.count("<details") == closed
    assert ("<p>Felskrivet</p><details" in page and "(21)" in page) is bool(closed)


def test_no_text_of_the_history_reaches_page_or_feed_raw():
    """Whatever a cell held, it is text."""
    nasty = "<script>alert(1)</script> & ]]>"
    cells: Row = dict.fromkeys(("row", "field", "from_value", "to_value"), nasty)
    found = changes(CHANGED | cells, revisions=(REVISED | {"reason_sv": nasty, "from_value": nasty},))
    text = feed(found, alone(found.package))
    assert "<script" not in listed(found)
    assert "<script" not in text
    assert entries(text)


def test_the_feed_has_an_entry_for_each_published_version():
    """With its date, its place on the page and the corrected figures."""
    found = changes(CHANGED, revisions=(REVISED,))
    entry, older = entries(feed(found, [release(), *alone(found.package)]))
    assert older.findtext(f"{ATOM}title") == "Version 0.9.0"
    assert entry.findtext(f"{ATOM}updated") == "2031-01-01T00:00:00Z"
    assert entry.findtext(f"{ATOM}id") == "https://example.org/tiny/changes/#v1-0-0"
    assert "Felskrivet" in (entry.findtext(f"{ATOM}content") or "")
    assert 'href="https://example.org/tiny/indicators/needs/#' in (entry.findtext(f"{ATOM}content") or "")


def test_each_language_has_its_feed():
    only = alone(package())
    addresses = {lang: ElementTree.fromstring(feed(labels(lang), only)).findtext(f"{ATOM}id") for lang in ("sv", "en")}
    assert addresses == {"sv": "https://example.org/tiny/changes.xml", "en": "https://example.org/tiny/en/changes.xml"}
    assert feed(labels(), only) == feed(labels(), only)


def test_the_data_page_describes_the_version_that_its_figures_are_of():
    """Version, sizes and checksums, and every older release at its own address, also one that is older than a table."""
    named = labels(observations=[observation(value="1")])
    older = release("0.9.0", "2030-01-01", without=("assumptions", "corrections", "derived_ranges", "questions"))
    parts = content.parts(named, [older, *alone(named.package)])
    assert parts["version"] == "1.0.0"
    assert "Antal rader: 1." in parts["tables"]
    assert 'href="../v0.9.0/tiny.zip"' in parts["releases"]
    assert 'href="../v1.0.0/tiny.zip"' in parts["releases"]
