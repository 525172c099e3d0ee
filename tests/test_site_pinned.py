"""What somebody has cited stays: the pages of a version are those that were built for it, but for a block of today's."""

import json
import re
from pathlib import Path

import pytest

from scripts.ground.data_package import Row
from scripts.ground.releases import BLOCK, FOLDER, PAGES_FILE, ROWS_FILE, read_pages
from scripts.ground.zipping import NotOursError, packed
from scripts.paths import DATAPACKAGE
from scripts.site.build import build_site
from scripts.site.exports.published import as_release
from scripts.site.frame.shell import POLICY
from scripts.site.pages.lists import moved_pages
from scripts.site.pages.versions import difference
from scripts.site.pinned import Today, emptied, laid, served, strip_of
from tests.site_package import OLD, labels, observation, package
from tests.site_server import built_site, published

HEAD = (
    '<html><head><meta http-equiv="Content-Security-Policy" content="then"><script type="module" src="{up}assets/exit.js"></script>'
    '<link rel="canonical" href="https://example.org/tiny/{at}"><title>Behov – Plattformen</title><style>p{{}}</style></head>'
)
STRIP = (
    '<div><aside class="md-banner"><a id="exit" href="https://example.com/">Ut</a><a href="{up}help/">Hjälp</a>'
    '<a href="{up}en/{at}">English</a></aside></div>'
)
SKIP = '<body><input id="menu"><div><a href="#behov" class="md-skip">Till innehållet</a></div>'
PAGE = (
    HEAD + SKIP + STRIP + '<main><h1>Behov</h1><link rel="stylesheet" href="{up}assets/style.css"><p>{said}</p>'
    '<a href="{up}method/#how">Så</a><a href="{up}about/">Om</a>'
    '<ul><li data-today><a href="needs.png">Bild</a></li></ul></main></body></html>'
)
FRAME = (
    '<html><head><meta http-equiv="Content-Security-Policy" content="then"><title>Behov</title>'
    '<link rel="stylesheet" href="../../assets/card.css"></head><body class="embed"><main>'
    '<p class="card-title"><a href="../../indicators/needs/#needs-ranking">Behov</a></p><p>{said}</p></main></body></html>'
)
AT, ALONE = "indicators/needs/", "embed/needs/"


def written(site: Path, said: str = "25 av 30") -> Path:
    """A small site, in which version 1.0.0 is the newest, that says this of needs."""
    pages = {"": PAGE, AT: PAGE, "method/": PAGE, "audit/": PAGE, "codebook/": PAGE, "v1.0.0/": PAGE, ALONE: FRAME}
    for place in ("", "en/"):
        for at, text in pages.items():
            path = site / place / at / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.format(up="../" * (place + at).count("/"), at=at, said=said), encoding="utf-8")
    for name in ("assets/style.css", "assets/card.css", "latest/croissant.json", "catalog.rdf", "latest/tiny-sv.xlsx"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(f"{name}: https://example.org/tiny/{AT}", encoding="utf-8")
    return site


def shown(then: Path, now: Path, rows=OLD, at: str = AT, shows: object = None) -> str:
    """A page of version 1.0.0, built in one folder, as it is served in the site of another, whose figures these are."""
    old = package(observations=OLD)
    latest = package(observations=rows)
    latest.descriptor["version"] = "1.1.0"  # type: ignore[index]
    files = served(then, old) | {ROWS_FILE: json.dumps({at: shows or []}).encode()}
    today = Today(now, latest, {place: strip_of(now / place) for place in ("", "en/")})
    return dict(laid(files, as_release(old), today))[f"v1.0.0/{at}index.html"].decode()


@pytest.fixture
def then(tmp_path: Path) -> Path:
    return written(tmp_path / "then")


@pytest.fixture
def now(tmp_path: Path) -> Path:
    return written(tmp_path / "now", "99 av 100")


def test_a_page_of_a_version_is_what_was_built_but_for_its_block(then: Path, now: Path):
    """Whatever is said now."""
    kept = served(then, package(observations=OLD))[f"v1.0.0/{AT}index.html"].decode()
    assert "25 av 30" in kept
    for rows in (OLD, [observation(value="26"), OLD[1]]):
        assert emptied(shown(then, now, rows)) == kept


def test_the_block_is_today_s(then: Path, now: Path):
    """The way out and the way to help, with their script and their policy; that of then stands above all that the page asks for."""
    page = shown(then, now)
    (block,) = BLOCK.finditer(page)
    assert f'content="{POLICY}"' in block[0]
    assert 'src="../../../assets/exit.js"' in block[0]
    assert 'id="exit" href="https://example.com/"' in block[0]
    assert 'href="../../../help/"' in block[0]
    assert f'href="../../../en/v1.0.0/{AT}"' in block[0]
    assert "<style>" not in page
    assert page.count('id="exit"') == page.count("assets/exit.js") == 1
    assert 0 < page.index("md-skip") < page.index('id="exit"'), "whoever tabs meets it first"


def test_links_stay_with_what_is_kept_and_else_go_where_they_went(then: Path, now: Path):
    page = shown(then, now)
    assert 'href="../../method/#how"' in page
    assert 'href="../../../about/"' in page
    assert f"https://example.org/tiny/v1.0.0/{AT}" in page
    assert re.search(r'href="\.\./\.\./\.\./assets/[0-9a-f]{16}/style\.css"', page)


def test_what_is_only_today_s_is_not_kept(then: Path, now: Path):
    """A picture to download is drawn anew each year."""
    assert "needs.png" not in shown(then, now)


def test_what_a_page_is_dressed_with_lies_once_by_its_content(then: Path, now: Path):
    """Two versions that look the same ask for the same."""
    one, other = ({path for path in served(site, package()) if path.startswith("assets/")} for site in (then, now))
    assert one == other
    (now / "assets/style.css").write_text("other", encoding="utf-8")
    assert one.isdisjoint(path for path in served(now, package()) if path.startswith("assets/"))


def test_the_other_forms_of_a_version_lie_below_it(then: Path):
    """The workbook, the catalogue and the description for learning; their addresses are its own."""
    kept = served(then, package(observations=OLD))
    assert {f"v1.0.0/{name}" for name in ("tiny-sv.xlsx", "catalog.rdf", "croissant.json")} <= kept.keys()
    assert f"https://example.org/tiny/v1.0.0/{AT}".encode() in kept["v1.0.0/catalog.rdf"]


def test_a_title_names_the_version(then: Path, now: Path):
    assert "<title>Behov (version 1.0.0) – Plattformen</title>" in shown(then, now)


def test_what_is_served_is_the_same_of_a_site_in_which_it_lies_already(then: Path, now: Path):
    """What is compared with it is built with it in place."""
    old = package(observations=OLD)
    kept = served(then, old)
    today = Today(then, old, {place: strip_of(then / place) for place in ("", "en/")})
    for path, data in laid(kept, as_release(old), today):
        (then / path).parent.mkdir(parents=True, exist_ok=True)
        (then / path).write_bytes(data)
    assert served(then, old) == kept


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (OLD, "har samma siffror här"),
        ([*OLD, observation(value="31", year="2032")], "Det finns nyare siffror"),
        ([observation(value="26"), OLD[1]], "En siffra här har rättats eller dragits tillbaka"),
        (OLD[:1], "En siffra här har rättats eller dragits tillbaka"),
        ([OLD[0] | {"value": "", "obs_status": "Q"}, OLD[1]], "En siffra här har rättats eller dragits tillbaka"),
    ],
)
@pytest.mark.parametrize(("at", "way"), [(AT, "../../../indicators/needs/"), (ALONE, "../../../indicators/needs/")])
def test_a_line_says_what_is_newer_without_a_script(then: Path, now: Path, rows, said: str, at: str, way: str):
    """With the way to the page as it is today; from a frame to where the figure stands among others."""
    (line,) = re.findall(
        r'<p class="pinned">(.*?)</p>', shown(then, now, rows, at, [row["observation"] for row in OLD])
    )
    assert said in line
    assert f'href="{way}"' in line


def test_a_correction_of_what_a_page_does_not_show_is_none_of_its_own(then: Path, now: Path):
    """The same indicator has other figures too."""
    rows = [OLD[0], OLD[1] | {"value": "31"}]
    assert "har samma siffror" in shown(then, now, rows, ALONE, [OLD[0]["observation"]])


@pytest.mark.parametrize(("at", "said"), [(AT, "Mätpunkten finns inte"), (ALONE, "Figuren finns inte")])
def test_a_page_that_is_no_more_is_said_to_be_gone(then: Path, now: Path, at: str, said: str):
    """There is none to lead to."""
    (now / at / "index.html").unlink()
    assert said in shown(then, now, at=at)


def test_the_newest_version_says_that_it_is(then: Path):
    """Its own address is the one to cite."""
    old = package(observations=OLD)
    today = Today(then, old, {place: strip_of(then / place) for place in ("", "en/")})
    page = dict(laid(served(then, old), as_release(old), today))[f"v1.0.0/{AT}index.html"].decode()
    assert "den senaste. Sidan ligger kvar" in page


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "v1.0.1/index.html",
        "v1.0.0/../index.html",
        "assets/site.js",
        "v1.0.0/run.exe",
        "/v1.0.0/index.html",
    ],
)
def test_a_release_lays_nothing_beside_its_own_folder(name: str, tmp_path: Path):
    """The file lies where people may change it."""
    (tmp_path / FOLDER).mkdir()
    path = tmp_path / FOLDER / PAGES_FILE.format("1.0.0")
    path.write_bytes(packed({"v1.0.0/index.html": b"x", ROWS_FILE: b"{}"}))
    assert len(read_pages(tmp_path, "1.0.0")) == 2
    path.write_bytes(packed({name: b"x"}))
    with pytest.raises(NotOursError):
        read_pages(tmp_path, "1.0.0")


def test_what_has_become_of_an_indicator():
    """A figure that says something else outweighs one that is new. A cell that was blank is filled, not corrected."""
    old = package(observations=OLD)
    blank: Row = {"value": "", "lower": "", "upper": "", "qualifier": "", "obs_status": "O"}
    assert difference(["needs"], package(observations=[OLD[0] | blank, OLD[1]]), old) == "added"
    assert difference(["needs"], old, package(observations=OLD)) == "same"
    assert difference(["needs"], old, package(observations=[*OLD, observation(value="1", year="2032")])) == "added"
    assert difference(["needs"], old, package(observations=[observation(value="1")])) == "corrected"


@pytest.mark.parametrize(("to", "said"), [("needs", "har bytt namn"), ("", "finns inte längre")])
def test_the_address_of_an_indicator_that_is_no_more_answers_with_a_word_of_why(to, said):
    """And the way to what has taken its place, or to all of them."""
    row: Row = {
        "moved_from": "wants",
        "moved_to": to,
        "why_sv": "Frågan ställs annorlunda.",
        "why_en": "It is asked otherwise.",
    }
    text = moved_pages(labels(moved=[row]))["indicators/wants.md"]
    assert said in text
    assert "Frågan ställs annorlunda." in text
    assert f'href="{"../needs/" if to else "../"}"' in text.replace("../../indicators/", "../")


def test_every_address_of_the_version_answers():
    """The page of each indicator in both languages, and every file of the archive, which the newest has too."""
    version = published().version
    for row in published().rows("indicators"):
        for place in ("", "en/"):
            assert (built_site() / f"{place}v{version}/indicators/{row['indicator']}/index.html").is_file()
    for path in [f"latest/{path}" for path in as_release(published()).files]:
        pinned = built_site() / path.replace("latest/", f"v{version}/", 1)
        assert (built_site() / path).read_bytes() == pinned.read_bytes()


def test_every_page_of_a_version_has_one_block():
    """With today's policy, so that every page has one."""
    pages = sorted((built_site() / f"v{published().version}").rglob("*.html"))
    assert pages
    for page in pages:
        (block,) = BLOCK.finditer(page.read_text(encoding="utf-8"))
        assert POLICY in block[0]


@pytest.mark.slow("weighs a whole site", "test_a_page_of_a_version_is_what_was_built_but_for_its_block")
def test_fifty_releases_fit_on_the_host_and_in_the_repository(tmp_path: Path):
    """One gigabyte is what the host takes: the site of today, and so many times what a release adds to it. A release keeps 3 MB."""
    site = tmp_path / "site"
    build_site(site, DATAPACKAGE)
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pinned = sum(size for path, size in sizes.items() if re.match(r"(en/)?v\d|assets/[0-9a-f]{16}/", path))
    assert sum(sizes.values()) + 49 * pinned < 1_000_000_000
    assert len(packed(served(site, published()))) < 3_000_000
