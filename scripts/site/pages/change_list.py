"""What changed from version to version: the page, and what its feed is made of. The package's tables in, HTML out.

Everything stands in the tables `changes` and `revisions`; the releases say when each version was published.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.ground.cells import as_row, cell_from_id
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.interval import NUMBERS
from scripts.ground.markup import esc, markdown
from scripts.ground.releases import Release, version_order
from scripts.site.addresses import (
    CHANGES_FEED,
    LATEST,
    observation_link,
    page_link,
    to_root,
    version_anchor,
    version_folder,
    zip_file,
)
from scripts.site.figure.wording import about
from scripts.site.package.citing import cite, cited_package
from scripts.site.package.labels import Labels
from scripts.site.package.published_versions import withdrawal
from scripts.site.text.language import Language
from scripts.site.text.markup import element, link, listing, table

ADDRESS = "changes/"
IN_VIEW = 20  # so many corrected figures are read; when a whole year is withdrawn there are hundreds


@dataclass(frozen=True)
class Version:
    """A version with its rows of `changes` and `revisions`. `created`: when it was published."""

    name: str
    created: str
    changes: list[Row]
    revisions: list[Row]


def versions(package: Package, releases: Sequence[Release]) -> list[Version]:
    """Every version, the newest first."""
    dates = {release.version: str(release.package.descriptor["created"]) for release in releases}
    return [
        Version(
            name,
            dates[name],
            [row for row in package.rows("changes") if row["version"] == name],
            [row for row in package.rows("revisions") if row["revision_version"] == name],
        )
        for name in sorted(dates, key=version_order, reverse=True)
    ]


def change_list(labels: Labels, releases: Sequence[Release], withdrawn: Sequence[Row] = ()) -> str:
    """All versions as Markdown, each with its corrected figures and all else that changed; of a withdrawn one, that it is."""
    found = {version.name: one_version(version, labels) for version in versions(labels.package, releases)}
    found |= {row["withdrawn_version"]: gone_version(row, labels) for row in withdrawn}
    return "\n\n".join(found[name] for name in sorted(found, key=version_order, reverse=True))


def gone_version(row: Row, labels: Labels) -> str:
    """A version that has been withdrawn: when and why."""
    return f"{heading(row['withdrawn_version'], labels)}\n\n{element('p', esc(withdrawal(row, labels.language)))}"


def heading(version: str, labels: Labels) -> str:
    """The heading of a version; its anchor is its number."""
    return f"## {markdown(labels.language.words['version_heading'].format(version))} {{#{version_anchor(version)}}}"


def one_version(version: Version, labels: Labels) -> str:
    """One version."""
    words = labels.language.words
    when = words["published_on"].format(labels.language.date(version.created))
    before = {row["version_before"] for row in version.changes}
    compared = words["compared_with"].format(*before) if before else words["nothing_changed"]
    blocks = [
        heading(version.name, labels),
        element("p", esc(f"{when} {compared}")),
        revision_table(version, labels),
        new_rows(version, labels),
        change_table(version, labels),
    ]
    return "\n\n".join(block for block in blocks if block)


def revision_table(version: Version, labels: Labels) -> str:
    """The corrected figures: what, from, to, why and when. Many are closed until asked for, with why before them."""
    words, anchor = labels.language.words, version_anchor(version.name)
    if not version.revisions:
        return ""
    columns = [words[f"column_{name}"] for name in ("figure", "field", "before", "after", "reason", "revised_on")]
    rows = "".join(revision_row(row, labels) for row in version.revisions)
    caption = words["revisions_caption"].format(version.name)
    listed = table(f"revisions-{anchor}", caption, columns, element("tbody", rows))
    if len(version.revisions) <= IN_VIEW:
        return listed
    reasons = " ".join(dict.fromkeys(labels.language.text(row, "reason") for row in version.revisions))
    counted = f"{caption} ({labels.language.number(str(len(version.revisions)))})"
    return element("p", esc(reasons)) + element("details", element("summary", esc(counted)) + listed, class_="fields")


def revision_row(row: Row, labels: Labels) -> str:
    """One corrected figure."""
    short = [
        field_title("observations", row["field"], labels),
        revised_cell(row, "from_value", labels),
        revised_cell(row, "to_value", labels),
    ]
    reason, day = labels.language.text(row, "reason"), labels.language.date(row["revised_on"])
    cells = data_cells(short, class_="short") + data_cells([reason]) + data_cells([day], class_="short")
    return element("tr", element("th", figure(row["observation"], labels), scope="row") + cells)


def figure(observation: str, labels: Labels) -> str:
    """A figure by what it is about, with a link to its row where it still has one; by its name where its codes are gone too."""
    named = called(cell(observation), labels)
    there = observation in labels.package.by_name["observations"]
    return (
        link(observation_link(ADDRESS, observation.partition(".")[0], observation), named)
        if there
        else esc(named or observation)
    )


def called(row: Row, labels: Labels) -> str:
    """What a cell is about; "" where a list no longer has its codes."""
    try:
        return f"{labels.title('indicators', row['indicator'])}: {about(row, labels)}" if row else ""
    except PackageError:
        return ""


def cell(observation: str) -> Row:
    """The codes that the name of an observation holds; none where it is no such name."""
    try:
        return as_row(cell_from_id(observation))
    except ValueError:
        return {}


def field_title(name: str, field: str, labels: Labels) -> str:
    """What a field is called; a property by its path."""
    for resource in labels.package.descriptor["resources"]:
        for each in resource["schema"]["fields"]:
            if resource["name"] == name and each["name"] == field:
                return labels.language.described(each, "title")
    return field


def new_rows(version: Version, labels: Labels) -> str:
    """How many rows came, table by table. What they say stands on the pages and in the files."""
    counts = Counter(row["table"] for row in version.changes if row["change_kind"] == "row_added")
    words = labels.language.words
    lines = [
        esc(words["rows_added"].format(table_title(name, labels), labels.language.number(str(count))))
        for name, count in counts.items()
    ]
    return listing(lines) if lines else ""


def change_table(version: Version, labels: Labels) -> str:
    """Everything but the new rows, closed until asked for."""
    words, anchor = labels.language.words, version_anchor(version.name)
    rows = [row for row in version.changes if row["change_kind"] != "row_added"]
    if not rows:
        return ""
    columns = [words[f"column_{name}"] for name in ("change", "table", "row", "field", "before", "after")]
    caption = words["changes_caption"].format(version.name, labels.language.number(str(len(rows))))
    body = element("tbody", "".join(change_row(row, labels) for row in rows))
    summary = element("summary", esc(caption))
    return element("details", summary + table(f"changes-{anchor}", caption, columns, body), class_="fields")


def change_row(row: Row, labels: Labels) -> str:
    """One difference."""
    cells = [
        table_title(row["table"], labels),
        row["row"],
        field_title(row["table"], row["field"], labels),
        stood(row["from_value"], labels.language),
        stood(row["to_value"], labels.language),
    ]
    kind = element("th", esc(labels.code("change_kind", row["change_kind"])), scope="row")
    return element("tr", kind + data_cells(cells))


def table_title(name: str, labels: Labels) -> str:
    """What a table is called; one that is gone by its name."""
    for resource in labels.package.descriptor["resources"]:
        if resource["name"] == name:
            return labels.language.described(resource, "title")
    return name or labels.language.words["whole_package"]


def stood(text: str, language: Language) -> str:
    """What stood in a cell, in words where it stood empty."""
    return text or language.words["empty_cell"]


def revised_cell(row: Row, name: Column, labels: Labels) -> str:
    """What a corrected figure said or says, as it is written on the other pages."""
    text, words = row[name], labels.language.words
    if ("qualifier", text) in labels.codes:
        return labels.code_in_sentence("qualifier", text)
    if not text[:1].isdigit():
        return stood(text, labels.language)
    percent = cell(row["observation"]).get("measure") == "percent" and row["field"] in NUMBERS
    number = labels.language.number(text)
    return words["percent_in_table"].format(number) if percent else number


def data_cells(texts: Sequence[str], **attributes: str) -> str:
    """Cells of a row after its heading."""
    return "".join(element("td", esc(text), **attributes) for text in texts)


def change_files(labels: Labels) -> str:
    """Links to the table of changes, once there is one, and to the feed."""
    words, table = labels.language.words, labels.package.resource("changes")
    links = [link(page_link(ADDRESS, CHANGES_FEED), words["changes_feed"])]
    if labels.package.rows("changes"):
        up = to_root(ADDRESS, labels.language.code)
        links.insert(0, link(up + LATEST + table["path"], words["changes_csv"]))
    return listing(links)


def release_list(language: Language, releases: Sequence[Release]) -> str:
    """The releases, the newest first, for the data page."""
    return listing([released(release, language) for release in reversed(releases)])


def released(release: Release, language: Language) -> str:
    """One release: its own page, its ZIP, and how to cite it."""
    package, here = release.package, version_folder(release.version)
    said = language.words["release_page"].format(release.version, language.date(package.descriptor["created"]))
    address = to_root("data/", language.code) + zip_file(package, here)
    zipped = element("a", "ZIP", href=address, aria_label=language.words["download_of"].format("ZIP", said))
    return f"{link(page_link('data/', here), said)} ({zipped}){cite(cited_package(package), package, language)}"
