"""The pages of a version that say how its figures came to be: method and audit as they were, and the codebook of its own tables.

What a release has kept is text, and is shown as text. A release from before such pages were kept has none: nobody writes its
method today.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from scripts.ground.kept_words import ITEM, SECTION, SUBSECTION, TERM, TITLE
from scripts.ground.markup import esc, markdown
from scripts.ground.releases import Release
from scripts.site.addresses import figures_file, version_folder
from scripts.site.package.labels import Labels
from scripts.site.pages.files import columns
from scripts.site.pages.lists import ADDRESS as CODEBOOK
from scripts.site.pages.lists import OPEN, lists
from scripts.site.pinned.landing import landing
from scripts.site.pinned.showing import head, newer
from scripts.site.text.language import Language
from scripts.site.text.markup import element, link, listing
from scripts.site.text.words import LANGUAGES

Blocks = Sequence[tuple[str, str]]
DEPTH = {SECTION: "##", SUBSECTION: "###"}


def version_pages(kept: Mapping[str, Blocks], release: Release, labels: Labels) -> dict[str, str]:
    """Path of the Markdown file -> text: the start of a version and what explains it. `kept`: address -> the blocks of the page.

    `labels`: today's.
    """
    own = Labels(release.package, labels.language, version_folder(release.version))
    title = own.language.described(release.package.descriptor, "title")
    part_of = element("p", f"{esc(own.language.words['part_of'])}: {link('../', title)}")
    pages = {"": (title, landing(own, release, [*kept, CODEBOOK]))}
    pages |= {address: (title_of(blocks), [part_of, *as_markdown(blocks)]) for address, blocks in kept.items()}
    pages[CODEBOOK] = (own.language.words["pinned_codebook"], [part_of, *codebook(own, release)])
    return {
        f"{own.place}{address.rstrip('/') or 'index'}.md": "\n\n".join(
            filter(None, [head(title, own), f"# {markdown(title)}", newer(address, release, labels), *blocks, ""])
        )
        for address, (title, blocks) in pages.items()
    }


def title_of(blocks: Blocks) -> str:
    """The title of a kept page."""
    return next((text for kind, text in blocks if kind == TITLE), "")


def as_markdown(blocks: Blocks) -> list[str]:
    """Kept blocks as a page below its title: items that follow each other are one list."""
    found = []
    for kind, group in groupby((block for block in blocks if block[0] != TITLE), key=lambda block: block[0]):
        texts = [text for _, text in group]
        found += [listing(map(esc, texts))] if kind == ITEM else [one_block(kind, text) for text in texts]
    return found


def one_block(kind: str, text: str) -> str:
    """A heading or a paragraph."""
    if kind in DEPTH:
        return f"{DEPTH[kind]} {markdown(text)}"
    return element("p", esc(text), **({"class_": "kind"} if kind == TERM else {}))


def codebook(own: Labels, release: Release) -> list[str]:
    """Every code, and every column of the archive, in the words of the version."""
    words, told = own.language.words, lists(own)
    return [
        f"## {words['heading_codes']}",
        *(told.code_list(name) for name in OPEN),
        told.population_codes(),
        told.category_codes(),
        told.code_lists(),
        f"## {words['heading_tables']}",
        *(block for resource in tables_of(release, own.language) for block in one_table(resource, own)),
    ]


def tables_of(release: Release, language: Language) -> list[Mapping[str, object]]:
    """The tables of the archive; of the figures file that in the page's language."""
    others = {figures_file(lang, folder="") for lang in LANGUAGES} - {figures_file(language.of_package, folder="")}
    return [one for one in release.descriptor["resources"] if one["type"] == "table" and one["path"] not in others]


def one_table(resource: Mapping[str, object], own: Labels) -> Iterator[str]:
    """A table: what it holds, what tells its rows apart, its columns."""
    language = own.language
    yield f"### {markdown(language.described(resource, 'title'))} {{#{resource['name']}}}"
    yield element("p", esc(f"{resource['path']}. {language.described(resource, 'description')}"))
    yield lists(own).keys(resource)
    yield columns(dict(resource), language)
