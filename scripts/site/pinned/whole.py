"""All that is shown of a version: worked out again only where what it follows from has changed, which a release never does."""

import json
from collections.abc import Sequence
from pathlib import Path

from scripts.ground.kept_words import Kept, pages_of, words_of
from scripts.ground.releases import Release
from scripts.paths import CACHE
from scripts.site.addresses import indicator_address
from scripts.site.charts.drawing import drawn_by
from scripts.site.kept import code, kept, total
from scripts.site.pinned.figures import figures, pinned_figures
from scripts.site.pinned.showing import newer, pinned_embeds, pinned_pages, version_pages
from scripts.site.prose.answer import Teller

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
