"""All that is shown of a version, and its figures that stand alone in frames: drawn of its numbers, in the words that it kept.

It is worked out again only where what it follows from has changed, which a release never does.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from scripts.ground.data_package import PackageError, Row
from scripts.ground.kept_words import FINDING, LINE, NOTE, QUESTION, Kept, Words, is_figure, pages_of, words_of
from scripts.ground.releases import Release
from scripts.paths import CACHE
from scripts.site.addresses import (
    NEW,
    embed_answer,
    embed_chart,
    embed_new,
    embed_page,
    embed_series,
    indicator_address,
    page_link,
    version_folder,
)
from scripts.site.charts.drawing import drawn_by
from scripts.site.frame.card import Alone, bare, figure_page
from scripts.site.kept import code, kept, total
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import by_name
from scripts.site.pages.indicator_page import drawn_at, framed
from scripts.site.pages.versions import (
    difference,
    newer,
    pinned_embeds,
    pinned_pages,
    template,
    version_pages,
    withdrawn,
)
from scripts.site.prose.answer import Teller
from scripts.site.prose.novelty import place_of


def homes(teller: Teller) -> dict[str, str]:
    """The page of each figure that stands alone today -> where it stands among others."""
    return {one.at: one.home for one in framed(teller)}


def every_home(teller: Teller) -> dict[str, str]:
    """The page of each figure that may ever have stood alone -> where it stands today, or the page that would have it.

    By the names of things alone: of a version that is withdrawn nothing is read, and whatever it handed out has to answer.
    """
    package, answers = teller.labels.package, teller.answers
    indicators = {name: indicator_address(name) for name in package.by_name["indicators"]}
    rows = package.rows("observations")
    return {
        **{embed_page(name): home for name, home in indicators.items()},
        **{embed_chart(name): home for name, home in indicators.items()},
        **{embed_chart(name): indicators[name.partition(".")[0]] for name in by_name(package)},
        **{
            embed_new(place): NEW
            for place in (*map(place_of, rows), *(name.replace("_", "-") for name in answers.names))
        },
        **{
            (embed_answer if name in answers.names else embed_series)(name): page
            for name, page in answers.homes.items()
        },
        **homes(teller),
    }


def once_there(
    rows: Iterable[Row], kept: Iterable[Iterable[Kept]], there: Collection[str], teller: Teller
) -> dict[str, str]:
    """Path -> text of each page of the versions of `rows`, which are withdrawn, and of each figure that today lacks.

    That is one that a release has `kept`, or, where one is withdrawn, any. `there`: the paths that there are.
    """
    labels, known = teller.labels, every_home(teller)
    found = withdrawn(rows, labels, known)
    told = {
        row["page"] for own in kept for row in own if row["lang"] == labels.language.code and is_figure(row["page"])
    }
    said, shown = labels.words["figure_lacking"], template(labels.language)
    for at in sorted(told | (known.keys() if found else set())):
        if (path := f"{at}index.html") not in there:
            way = page_link(at, known.get(at, ""))
            found[path] = bare(said, at, shown.withdrawn_embed(said, way), labels)
    return found


def figures(words: Words, release: Release, teller: Teller) -> Iterator[tuple[Alone, Markup]]:
    """Each figure that a version has kept words of, and the line on what is newer. `teller`: today's."""
    now, own = homes(teller), of_version(release, teller)
    for at in dict.fromkeys(page for lang, page, _ in words if lang == own.labels.language.code and is_figure(page)):
        one = as_kept(at, now.get(at, ""), words, own)
        yield one, newer_figure(one, now, release, teller)


def of_version(release: Release, teller: Teller) -> Teller:
    """Who tells of the figures of a version."""
    return replace(teller, labels=Labels(release.package, teller.labels.language, version_folder(release.version)))


def as_kept(at: str, home: str, words: Words, own: Teller) -> Alone:
    """A figure with its own words; without a picture where today's code does not know how it was drawn."""
    drawn = None
    with suppress(PackageError, LookupError):
        drawn = drawn_at(at, own)
    said = {part: words.get((own.labels.language.code, at, part), []) for part in (QUESTION, FINDING, LINE, NOTE)}
    question, headline, subtitle = (" ".join(said[part]) for part in (QUESTION, FINDING, LINE))
    bare = drawn or Alone(at)
    return replace(bare, home=home, question=question, headline=headline, subtitle=subtitle, notes=tuple(said[NOTE]))


def newer_figure(one: Alone, now: Mapping[str, str], release: Release, teller: Teller) -> Markup:
    """Which version this is, and whether what it shows has been corrected, or there is more; with the way to today's."""
    latest, version = teller.labels.package, release.version
    if version == latest.version:
        state = "newest"
    elif one.at not in now:
        state = "figure_gone"
    else:
        shown = {row["observation"] for row in one.rows}
        state = difference({row["indicator"] for row in one.rows}, release.package, latest, shown)
    way = page_link(version_folder(version) + one.at, one.home) if one.home and state != "newest" else ""
    return template(teller.labels.language).newer(teller.labels.language.words[f"pinned_{state}"].format(version), way)


def pinned_figures(words: Words, release: Release, teller: Teller) -> dict[str, str]:
    """Path -> HTML, of the page of each."""
    own = of_version(release, teller).labels
    return {
        f"{own.place}{one.at}index.html": figure_page(one, own, teller.draw, line)
        for one, line in figures(words, release, teller)
    }


VERSIONS = CACHE / "versions"
CODE = ("scripts/site", "scripts/ground", "docs/templates", "docs/assets", "docs/figures.csv", "requirements.txt")

Pages = dict[str, str]


def pages_once(rows: Sequence[Kept], release: Release, teller: Teller, folder: Path = VERSIONS) -> Pages:
    """What `whole` gives, kept for the next build. Of today it says only what is newer."""
    labels, lang = teller.labels, teller.labels.language.code
    addresses = ["", *map(indicator_address, release.package.by_name["indicators"])]
    said = [newer(address, release, labels) for address in addresses]
    said += [line for _, line in figures(words_of(rows), release, teller)]
    key = [lang, total([release.site, release.archive]), rows, said, drawn_by(), code(*CODE)]

    def made() -> bytes:
        return json.dumps(whole(rows, release, teller)).encode()

    found: Pages = json.loads(kept(folder, ".json", json.dumps(key), made))
    return found


def whole(rows: Sequence[Kept], release: Release, teller: Teller) -> Pages:
    """Path of the file -> text, of every page of a version. `rows`: what the release has kept; `teller`: today's."""
    words, labels, draw = words_of(rows), teller.labels, teller.draw
    return {
        **pinned_pages(words, release, labels, draw),
        **{path: page.decode() for path, page in pinned_embeds(words, release, labels, draw).items()},
        **pinned_figures(words, release, teller),
        **version_pages(pages_of(rows, labels.language.code), release, labels),
    }
