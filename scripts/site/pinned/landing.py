"""What a citation leads to: what the data is, whose, under which licence and how it is cited, and its files, as of one version.

Everything is the version's own, but for the names of things, which are today's.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from scripts.ground.markup import esc, markdown
from scripts.ground.releases import Release
from scripts.site.addresses import file_name, indicator_address, to_root, version_folder
from scripts.site.cards.subject import Subject
from scripts.site.exports.published import PublishedFile, kept_files
from scripts.site.package.citing import cite, cite_package, cited_indicator
from scripts.site.package.labels import Labels
from scripts.site.pages.files import checksums, facts, file_link
from scripts.site.pages.lists import by_theme
from scripts.site.text.markup import element, link, listing


def landing(own: Labels, release: Release, told: Iterable[str]) -> list[str]:
    """The blocks of the start of a version, after its title and its line on what is newer.

    `own`: the labels of the version; `told`: the addresses below it of the pages that say how the figures came to be.
    """
    language, descriptor = own.language, own.package.descriptor
    words, files = language.words, kept_files(release)
    whole = [file for file in files if not file.table and file.lang in ("", language.of_package)]
    explained = [link(address, words[f"pinned_{address.rstrip('/')}"]) for address in told]
    return [
        element("p", esc(language.described(descriptor, "description")), class_="lead"),
        facts(own),
        f"## {words['heading_cite']}",
        cite_package(own.package, language),
        f"## {words['heading_download']}",
        listing(file_links(whole, own, "")),
        checksums(whole, language),
        tables([file for file in files if file.table], release, own),
        f"## {words['heading_explained']}",
        listing(explained),
        f"## {words['indicators']}",
        *indicators(own),
        f"## {words['heading_sources']}",
        listing(sources(own)),
    ]


def of_the_whole(subject: Subject, release: Release) -> str:
    """The section of an indicator's page: which data it is a part of, whose that is, its files, and how to cite the indicator."""
    own = subject.labels
    words, language, package = own.language.words, own.language, own.package
    files = [
        file
        for file in kept_files(release)
        if file.kind in ("figures", "zip") and file.lang in ("", own.language.of_package)
    ]
    part_of = ("../" * subject.address.count("/")) + version_folder(release.version)
    whole = Markup(link(part_of, language.described(package.descriptor, "title")))
    blocks = [
        f"## {words['heading_dataset']} {{#dataset}}",
        facts(own, subject.name, whole),
        element("p", esc(words["pinned_rows"].format(subject.name))),
        listing(file_links(files, own, subject.name)),
        checksums(files, language),
        cite(cited_indicator(subject.row, package), package, language),
    ]
    return "\n\n".join(blocks)


def file_links(files: Sequence[PublishedFile], own: Labels, indicator: str) -> list[str]:
    """The files with their sizes, from the start of the version or from an indicator's page."""
    here = own.place + (indicator_address(indicator) if indicator else "")
    up = to_root(here, own.language.code)
    return [file_link(file, file.description[own.language.code], up, own.language) for file in files]


def tables(files: Sequence[PublishedFile], release: Release, own: Labels) -> str:
    """Every table of the version, closed until asked for: they are many, and all of them are in the ZIP."""
    language, up = own.language, to_root(own.place, own.language.code)
    titles = {one["name"]: language.described(one, "title") for one in release.descriptor["resources"]}
    items = [f"{file_link(file, file_name(file.path), up, language)}: {esc(titles[file.table])}" for file in files]
    summary = element("summary", esc(language.words["tables_of_version"].format(len(files))))
    return element("details", f"{summary}{listing(items)}{checksums(files, language)}", class_="fields")


def sources(own: Labels) -> list[str]:
    """The documents in which figures of the version are printed."""
    printed = {row["source"] for row in own.package.rows("statements")}
    return [esc(own.title("sources", row["source"])) for row in own.package.rows("sources") if row["source"] in printed]


def indicators(own: Labels) -> Iterable[str]:
    """The indicators by theme, each with its page in the version."""
    for theme, rows in by_theme(own):
        items = [link(indicator_address(row["indicator"]), own.language.text(row, "title")) for row in rows]
        yield f"### {markdown(own.code('theme', theme))}"
        yield listing(items)
