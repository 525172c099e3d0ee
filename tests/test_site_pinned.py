"""What somebody has cited stays: the figures and the words of a version, in today's frame, with a line on what is newer."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from scripts.ground.data_package import Row
from scripts.ground.kept_words import FINDING, LINE, Words, words_of
from scripts.paths import DATAPACKAGE
from scripts.site.build import build_site
from scripts.site.exports.published import as_release
from scripts.site.frame.shell import POLICY
from scripts.site.keeping import kept_rows
from scripts.site.pages.lists import moved_pages
from scripts.site.pages.versions import difference, pinned_embeds, pinned_pages
from tests.site_package import OLD, labels, later, no_drawing, observation, old_release, package
from tests.site_server import built_site, published

PAGE = "indicators/needs.md"


def kept(**instead: str) -> Words:
    """What version 1.0.0 of the tiny package keeps; `instead`: part -> what it says there."""
    rows = kept_rows(labels(lang, observations=OLD) for lang in ("sv", "en"))
    return words_of(row | {"text": instead.get(row["part"], row["text"])} for row in rows)


def shown(now, words: Words | None = None) -> str:
    """The page of an indicator in that version, seen from these labels."""
    return pinned_pages(words or kept(), old_release(), now, no_drawing)[f"v1.0.0/{PAGE}"]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_page_keeps_its_figures(lang):
    """Whatever they are now: the chart and the tables are drawn of the rows of the version."""
    assert shown(later(lang, observation(value="99"))).count(">25<") == 2  # in the chart and the table
    assert ">99<" not in shown(later(lang, observation(value="99")))


def test_a_page_keeps_its_words():
    """Also where today's code would say the same figures otherwise; as text, whatever it is."""
    old = kept(finding="Så sades det <då> *förr*.", line="Om dem [alla](x).")
    for text in (shown(later(), old), embed(later(), old)):
        assert "Så sades det &lt;då&gt; *förr*." in text
        assert "Om dem [alla](x)." in text
    assert "Så sades det" not in shown(later())


def embed(now, words: Words) -> str:
    """The page to embed of an indicator in that version."""
    return pinned_embeds(words, old_release(), now, no_drawing)["v1.0.0/embed/needs/index.html"].decode()


def test_what_is_kept_is_what_the_page_says():
    """Its finding, and whom it counts: no sentence of the page is made anew."""
    own = kept()
    for part in (FINDING, LINE):
        assert own["sv", "needs", part]
        for text in own["sv", "needs", part]:
            assert text in re.sub(r"<[^>]+>", "", shown(later()))


def test_every_page_of_a_version_has_our_policy():
    """Those that the theme frames, and those to embed."""
    assert POLICY in embed(later(), kept())
    pages = sorted((built_site() / f"v{published().version}").rglob("*.html"))
    assert pages
    assert not [page for page in pages if "Content-Security-Policy" not in page.read_text(encoding="utf-8")]


def test_links_lead_to_today_s_pages_and_to_those_of_the_version():
    """From two folders down it is three now."""
    text = shown(later())
    assert 'href="../../../indicators/#' in text
    assert 'href="../../../v1.0.0/indicators/needs/#printed"' in text
    assert 'href="../../../v1.0.0/indicators/needs/"' in embed(later(), kept())


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
def test_a_line_says_what_is_newer_without_a_script(rows, said):
    """With the way to the page as it is today."""
    text = shown(later("sv", *rows))
    (line,) = re.findall(r'<p class="pinned">(.*?)</p>', text)
    assert said in line
    assert 'href="../../../indicators/needs/"' in line


def test_the_newest_version_says_that_it_is():
    """Its own address is the one to cite."""
    text = shown(labels(observations=OLD))
    assert "den senaste. Sidan ligger kvar" in text


def test_an_indicator_that_is_gone_is_said_to_be():
    """There is no page to lead to."""
    now = later()
    del now.package.by_name["indicators"]["needs"]
    assert "finns inte i den senaste" in shown(now)


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


class Addresses(HTMLParser):
    """What a page asks for, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def test_every_address_of_the_version_answers():
    """The page of each indicator in both languages, and every file of the archive, which the newest has too."""
    version = published().version
    for row in published().rows("indicators"):
        for place in ("", "en/"):
            assert (built_site() / f"{place}v{version}/indicators/{row['indicator']}/index.html").is_file()
    for path in [f"latest/{path}" for path in as_release(published()).files]:
        assert (built_site() / path).read_bytes() == (
            built_site() / path.replace("latest/", f"v{version}/", 1)
        ).read_bytes()


def test_a_page_to_embed_asks_for_what_is_there():
    """Its styles and its icon are today's; its way out leads to pages that are there."""
    for page in sorted((built_site() / f"v{published().version}/embed").rglob("*.html"))[:3]:
        reader = Addresses()
        reader.feed(page.read_text(encoding="utf-8"))
        for address in reader.found:
            if not re.match(r"[a-z]+:|#", address):
                path = (page.parent / address.partition("#")[0].partition("?")[0]).resolve()
                assert (path / "index.html").is_file() if address.partition("#")[0].endswith("/") else path.is_file(), (
                    address
                )


@pytest.mark.slow("weighs a whole site", "test_a_page_keeps_its_figures")
def test_fifty_releases_fit_on_the_host(tmp_path: Path):
    """One gigabyte is what it takes. The site of today, and so many times what a release adds to it."""
    site = tmp_path / "site"
    build_site(site, DATAPACKAGE)
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pinned = sum(size for path, size in sizes.items() if re.match(r"(en/)?v\d", path))
    assert sum(sizes.values()) + 49 * pinned < 1_000_000_000
