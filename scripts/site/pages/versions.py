"""The start of a version, the line on what has become of it, and the pages of one that is withdrawn, which repeat nothing of it.

Its other pages are those that were built for it (`pinned`). What they look like is `docs/templates/version.html`.
"""

import json
from collections.abc import Collection, Iterable, Mapping

from markupsafe import Markup

from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row, once
from scripts.ground.interval import NUMBERS, has_number
from scripts.ground.markup import markdown
from scripts.ground.releases import Release
from scripts.ground.templates import Macros
from scripts.site.addresses import AUDIT, CODEBOOK, EMBED, METHOD, indicator_address, page_link, to_root, version_folder
from scripts.site.exports.published import kept_files, workbook_file
from scripts.site.frame.card import bare
from scripts.site.package.citing import cite_package
from scripts.site.package.labels import Labels, withdrawal
from scripts.site.pages.files import facts, meaning, size
from scripts.site.pages.lists import by_theme
from scripts.site.text.language import Language
from scripts.site.text.templates import macros

WITHDRAWN = "---\nsearch:\n  exclude: true\npinned: {}\nwithdrawn: true\n---\n\n"
# The pages that say how the figures came to be, which every version keeps.
EXPLAINED = (METHOD, AUDIT, CODEBOOK)
# Where the newest version is told of, as a version is at the start of its folder.
START = "data/"
# What makes a figure another one.
SAID: tuple[Column, ...] = (*NUMBERS, "qualifier", "base", "obs_status")


def front(title: str, own: Labels) -> str:
    """The front matter of a page of a version, whose labels are `own`: in a list of others' the versions stand side by side.

    Our own search leaves it to today's page; others find it, since it is what is cited.
    """
    words = own.language.words
    named = words["in_brackets"].format(title, words["pinned_version"].format(own.package.version).lower())
    title, version = json.dumps(named, ensure_ascii=False), json.dumps(own.package.version)
    return f"---\nsearch:\n  exclude: true\npinned: {version}\ntitle: {title}\n---"


def template(language: Language) -> Macros:
    """The macros of the pages in a language."""
    return macros("version.html", language=language, size=size, meaning=meaning)


def start_page(release: Release, labels: Labels) -> dict[str, str]:
    """Path of the Markdown file -> text, of the start of a version, which is built with the pages that its release keeps."""
    own = Labels(release.package, labels.language, version_folder(release.version))
    title = own.language.described(release.package.descriptor, "title")
    return {f"{own.place}index.md": "\n\n".join([front(title, own), f"# {markdown(title)}", start(own, release)])}


def start(own: Labels, release: Release) -> Markup:
    """What a citation leads to: what the data is, whose, under which licence, how it is cited, and its files."""
    language, package = own.language, own.package
    printed = {row["source"] for row in package.rows("statements")}
    files = [*kept_files(release), workbook_file(package, language.of_package, own.place)]
    return template(language).start(
        {
            "descriptor": package.descriptor,
            "facts": facts(own),
            "cite": cite_package(package, language),
            "files": [file for file in files if not file.table and file.lang in ("", language.of_package)],
            "tables": [file for file in files if file.table],
            "titles": {one["name"]: language.described(one, "title") for one in release.descriptor["resources"]},
            "explained": [(address, language.words[f"pinned_{address.rstrip('/')}"]) for address in EXPLAINED],
            "themes": [(own.code("theme", theme), rows) for theme, rows in by_theme(own)],
            "sources": [
                own.title("sources", row["source"]) for row in package.rows("sources") if row["source"] in printed
            ],
        },
        to_root(own.place, language.code),
    )


def newer(address: str, figures: Collection[str], release: Release, labels: Labels, today: str | None) -> Markup:
    """The line of a page: which version this is, and whether its figures have been corrected, or there are newer ones.

    `address`: its own below the folder of the version; `figures`: the names of those that the page shows: where it has none of its
    own it speaks of them all; `today`: the address of the same page now, None where it is there no more.
    """
    latest, version, way = labels.package, release.version, ""
    if version == latest.version:
        state = "newest"
    elif today is None:
        state = "figure_gone" if address.startswith(EMBED) else "gone"
    else:
        indicators = {name.partition(".")[0] for name in figures} or release.package.by_name["indicators"]
        state = difference(indicators, release.package, latest, figures)
        way = page_link(version_folder(version) + address, today or START)
    return template(labels.language).newer(version, labels.language.words[f"pinned_{state}"].format(version), way)


def difference(indicators: Collection[str], old: Package, new: Package, shown: Collection[str] = ()) -> str:
    """What has become of them: "corrected" where a figure says something else, "added" where there are more, "same".

    `shown`: the names of the figures that may be corrected, where it is not all of them.
    """
    before, now = (
        {name: said for one in indicators for name, said in figures(package).get(one, {}).items()}
        for package in (old, new)
    )
    if any(now.get(name) != said for name, said in before.items() if not shown or name in shown):
        return "corrected"
    return "added" if set(now) - set(before) else "same"


@once
def figures(package: Package) -> dict[str, dict[str, tuple[str, ...]]]:
    """Indicator -> name of a figure -> what it says. A cell without a number says nothing yet: it is filled, not corrected."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in filter(has_number, package.rows("observations")):
        found.setdefault(row["indicator"], {})[row["observation"]] = tuple(row[name] for name in SAID)
    return found


def withdrawn(rows: Iterable[Row], labels: Labels, homes: Mapping[str, str]) -> dict[str, str]:
    """Path -> text of each page of each withdrawn version, also of those to embed; found by their address alone: by no search.

    The indicators are today's: of those that it had nothing is read. `homes`: the page of a figure that may have stood alone ->
    where it stands.
    """
    shown, indicators, found = template(labels.language), labels.package.by_name["indicators"], {}
    for row in rows:
        folder, why = version_folder(row["withdrawn_version"]), withdrawal(row, labels.language)
        for address in ["", *EXPLAINED, *map(indicator_address, indicators)]:
            told = shown.withdrawn(why, page_link(folder + address, address) or "./")
            found[f"{folder}{address.rstrip('/') or 'index'}.md"] = (
                WITHDRAWN.format(json.dumps(row["withdrawn_version"])) + f"{told}\n"
            )
        for alone, home in homes.items():
            at, told = folder + alone, shown.withdrawn_embed(why, page_link(folder + alone, home))
            found[f"{at}index.html"] = bare(labels.language.words["withdrawn_title"], at, told, labels)
    return found
