"""All that is shown of a version: worked out again only where what it follows from has changed, which a release never does."""

import json
from collections.abc import Sequence
from pathlib import Path

from scripts.ground.kept_words import Kept, pages_of, words_of
from scripts.ground.releases import Release
from scripts.paths import CACHE
from scripts.site.addresses import indicator_address
from scripts.site.charts.drawing import Draw, drawn_by
from scripts.site.kept import code, kept, total
from scripts.site.package.labels import Labels
from scripts.site.pinned.showing import newer, pinned_embeds, pinned_pages, version_pages

VERSIONS = CACHE / "versions"
CODE = ("scripts/site", "scripts/ground", "docs/templates", "docs/assets", "requirements.txt")

Pages = dict[str, str]


def pages_once(rows: Sequence[Kept], release: Release, labels: Labels, draw: Draw, folder: Path = VERSIONS) -> Pages:
    """What `whole` gives, kept for the next build. Of today it says only what is newer."""
    lang = labels.language.code
    addresses = ["", *map(indicator_address, release.package.by_name["indicators"])]
    said = [newer(address, release, labels) for address in addresses]
    key = [lang, total([release.site, release.archive]), rows, said, drawn_by(lang), code(*CODE)]

    def made() -> bytes:
        return json.dumps(whole(rows, release, labels, draw)).encode()

    found: Pages = json.loads(kept(folder, ".json", json.dumps(key), made))
    return found


def whole(rows: Sequence[Kept], release: Release, labels: Labels, draw: Draw) -> Pages:
    """Path of the file -> text, of every page of a version in the language of `labels`. `rows`: what the release has kept."""
    words = words_of(rows)
    return {
        **pinned_pages(words, release, labels, draw),
        **{path: page.decode() for path, page in pinned_embeds(words, release, labels, draw).items()},
        **version_pages(pages_of(rows, labels.language.code), release, labels),
    }
