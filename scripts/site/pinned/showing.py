"""The kept pages and files of each version, below its folder, each page with a line on whether there is anything newer."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from scripts.ground.data_package import DESCRIPTOR, Package, Row
from scripts.ground.releases import FOLDER, NUMBERS, PAGES, Release, zip_files
from scripts.site.addresses import indicator_address, page_address, page_link, to_root, version_folder, zip_file
from scripts.site.package.labels import Labels
from scripts.site.pinned.moving import moved
from scripts.site.text.markup import element, esc, link, listing
from scripts.site.text.words import FOLDERS, LISTS

Kept = Mapping[str, bytes]
# A page that is found by its address alone: not by our search, nor by others'.
HEAD = "---\nsearch:\n  exclude: true\npinned: true\n---\n\n"
# What makes a figure another one.
SAID = ("value", "lower", "upper", "qualifier", "base", "obs_status")


def read_bundles(folder: Path, releases: Iterable[Release]) -> dict[str, dict[str, bytes]]:
    """Version -> what its release has kept, for those beside the package in `folder` that have."""
    paths = {one.version: folder / FOLDER / PAGES.format(one.version) for one in releases}
    return {version: zip_files(path.read_bytes()) for version, path in paths.items() if path.is_file()}


def pinned_pages(kept: Kept, release: Release, labels: Labels) -> dict[str, str]:
    """Path of the Markdown file -> text, of the pages of one version in the language of `labels`, which are today's."""
    lang, found = labels.language.code, {}
    for path, data in of_language(kept, lang).items():
        if path.endswith(".md"):
            address = page_address(path)
            first, _, rest = moved(data.decode("utf-8"), address, lang, release.version).partition("\n")
            line = newer(address, release, labels)
            found[version_folder(release.version) + path] = f"{HEAD}{first}\n\n{line}\n{rest}"
    return found


def version_start(release: Release, labels: Labels) -> dict[str, str]:
    """The start of a version's folder, which a citation of the whole package leads to: its day, its files, its indicators."""
    package, words, language = release.package, labels.language.words, labels.language
    own, here = Labels(package, language), version_folder(release.version)
    names = LISTS["files"][language.code]
    files = [(zip_file(package, ""), names["zip"]), (DESCRIPTOR, names["descriptor"])]
    up = to_root(here, language.code) + here
    items = [link(up + path, name) for path, name in files]
    pages = [
        link(indicator_address(row["indicator"]), language.text(row, "title")) for row in own.package.rows("indicators")
    ]
    title = words["pinned_version"].format(release.version)
    day = words["published_on"].format(language.date(package.descriptor["created"]))
    line = newer("", release, labels)
    blocks = [f"{HEAD}# {title}", line, element("p", esc(day), class_="lead"), listing(items)]
    blocks += [f"## {words['indicators']}", listing(pages)]
    return {f"{here}index.md": "\n\n".join(blocks) + "\n"}


def pinned_files(kept: Kept, release: Release, labels: Labels) -> dict[str, bytes]:
    """Path -> bytes of the files of one version in a language, to the byte; a page to embed gets its line."""
    lang, found = labels.language.code, {}
    for path, data in of_language(kept, lang).items():
        if path.endswith(".html"):
            address = path.removesuffix("index.html")
            line = newer(address, release, labels)
            text = moved(data.decode("utf-8"), address, lang, release.version).replace("</main>", f"{line}</main>", 1)
            data = text.encode("utf-8")
        if not path.endswith(".md"):
            found[version_folder(release.version) + path] = data
    return found


def of_language(kept: Kept, lang: str) -> dict[str, bytes]:
    """What lies below the folder of a language: the first one's is the root, where the others' folders are not its own."""
    place, others = FOLDERS[lang], tuple(folder for folder in FOLDERS.values() if folder)
    return {
        path.removeprefix(place): data
        for path, data in sorted(kept.items())
        if path.startswith(place) and (place or not path.startswith(others))
    }


def newer(address: str, release: Release, labels: Labels) -> str:
    """The line of a page: which version this is, and whether its figures have been corrected, or there are newer ones."""
    words, indicator = labels.language.words, address.rstrip("/").rpartition("/")[2]
    latest, here = labels.package, version_folder(release.version) + address
    version, way = (
        release.version,
        link(page_link(here, address and indicator_address(indicator)), words["pinned_link"]),
    )
    if version == latest.version:
        said = esc(words["pinned_newest"].format(version))
    elif address and indicator not in latest.by_name["indicators"]:
        said = esc(words["pinned_gone"].format(version))
    else:
        shown = [indicator] if address else release.package.by_name["indicators"]
        state = difference(shown, release.package, latest)
        said = f"{esc(words[f'pinned_{state}'].format(version))} {way}"
    return element("p", said, class_="pinned")


def difference(indicators: Collection[str], old: Package, new: Package) -> str:
    """What has become of them: "corrected" where a figure says something else, "added" where there are more, "same"."""
    before, now = (figures(indicators, package.rows("observations")) for package in (old, new))
    if any(now.get(name) != said for name, said in before.items()):
        return "corrected"
    return "added" if set(now) - set(before) else "same"


def figures(indicators: Collection[str], rows: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """Name of a figure -> what it says. A cell without a number says nothing yet: it is filled, not corrected."""
    return {
        row["observation"]: tuple(row[name] for name in SAID)
        for row in rows
        if row["indicator"] in indicators and any(row[name] for name in NUMBERS)
    }
