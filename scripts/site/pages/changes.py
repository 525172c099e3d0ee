"""What changed from version to version: the page, and its feed with an entry a version (Atom, RFC 4287). Rows in, text out.

Everything stands in the tables `changes` and `revisions`; the releases say when each version was published.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.ground.data_package import PackageError, Row
from scripts.ground.releases import Release, version_order
from scripts.ground.templates import Macros
from scripts.site.addresses import CHANGES_FEED, LATEST, observation_link, permanent, to_root
from scripts.site.figure.revised import cell, field_title, revised_cell
from scripts.site.figure.wording import about
from scripts.site.package.labels import Labels, withdrawal
from scripts.site.text.templates import macros, rendered

ADDRESS = "changes/"
IN_VIEW = 20  # so many corrected figures are read; when a whole year is withdrawn there are hundreds
NEW = "row_added"


@dataclass(frozen=True)
class Version:
    """A version: what is said of it, when it was published, and its rows of `changes` and `revisions`."""

    labels: Labels
    name: str
    told: str
    created: str = ""
    changes: Sequence[Row] = ()
    revisions: Sequence[Row] = ()

    @property
    def is_long(self) -> bool:
        """Whether the corrected figures are so many that they stay closed until asked for, with why before them."""
        return len(self.revisions) > IN_VIEW

    @property
    def corrected(self) -> list[dict[str, str]]:
        """The corrected figures."""
        return [corrected(row, self.labels) for row in self.revisions]

    @property
    def new_rows(self) -> list[str]:
        """How many rows came, table by table."""
        counts = Counter(row["table"] for row in self.changes if row["change_kind"] == NEW)
        text, number = self.labels.language.words["rows_added"], self.labels.language.number
        return [text.format(table_title(name, self.labels), number(str(count))) for name, count in counts.items()]

    @property
    def others(self) -> list[tuple[str, list[str]]]:
        """All other differences: what kind, and the table, the row, the field and what stood there before and after."""
        return [difference(row, self.labels) for row in self.changes if row["change_kind"] != NEW]


def versions(labels: Labels, releases: Sequence[Release], withdrawn: Sequence[Row] = ()) -> list[Version]:
    """Every version, the newest first; of a withdrawn one only that it is."""
    package, language = labels.package, labels.language
    found = {row["withdrawn_version"]: withdrawal(row, language) for row in withdrawn}
    known = [Version(labels, name, told) for name, told in found.items()]
    for release in releases:
        changes = [row for row in package.rows("changes") if row["version"] == release.version]
        revisions = [row for row in package.rows("revisions") if row["revision_version"] == release.version]
        created = str(release.package.descriptor["created"])
        when, before = language.words["published_on"].format(language.date(created)), changes[:1]
        compared = language.words["compared_with"].format(before[0]["version_before"]) if before else ""
        told = f"{when} {compared or language.words['nothing_changed']}"
        known.append(Version(labels, release.version, told, created, changes, revisions))
    return sorted(known, key=lambda version: version_order(version.name), reverse=True)


def change_list(labels: Labels, releases: Sequence[Release], withdrawn: Sequence[Row] = ()) -> str:
    """All versions as Markdown, each with its corrected figures and all else that changed."""
    return template(labels).page(versions(labels, releases, withdrawn))


def feed(labels: Labels, releases: Sequence[Release]) -> str:
    """The feed as XML. What is not published yet is not in it."""
    package, language = labels.package, labels.language
    own, page, home = (permanent(package, language.code, address) for address in (CHANGES_FEED, ADDRESS, ""))
    found, told = versions(labels, releases), template(labels)
    return (
        rendered(
            "changes.xml",
            lang=language.code,
            words=language.words,
            title=language.described(package.descriptor, "title"),
            own=own,
            page=page,
            updated=max(version.created for version in found),
            author=package.descriptor["contributors"][0]["title"],
            versions=found,
            in_short=lambda version: str(told.in_short(version, home)),
        )
        + "\n"
    )


def template(labels: Labels) -> Macros:
    """The macros of `changes.html` in a language."""
    language = labels.language
    return macros("changes.html", words=language.words, number=lambda count: language.number(str(count)))


def change_files(labels: Labels) -> str:
    """Links to the table of changes, once there is one, and to the feed."""
    table = LATEST + labels.package.resource("changes")["path"] if labels.package.rows("changes") else ""
    return template(labels).files(table and to_root(ADDRESS, labels.language.code) + table)


def corrected(row: Row, labels: Labels) -> dict[str, str]:
    """A corrected figure: what it is about, where its row is, what it said and says, why, and when.

    One whose codes are gone is called by its name, and one whose row is gone has no address.
    """
    name, language = row["observation"], labels.language
    there = name in labels.package.by_name["observations"]
    return {
        "about": called(cell(name), labels) or name,
        "address": observation_link("", name.partition(".")[0], name) if there else "",
        "field": field_title("observations", row["field"], labels),
        "before": revised_cell(row, "from_value", labels),
        "after": revised_cell(row, "to_value", labels),
        "reason": language.text(row, "reason"),
        "day": language.date(row["revised_on"]),
    }


def difference(row: Row, labels: Labels) -> tuple[str, list[str]]:
    """A row of the changes."""
    field, stood = field_title(row["table"], row["field"], labels), [row["from_value"], row["to_value"]]
    cells = [table_title(row["table"], labels), row["row"], field]
    empty = labels.language.words["empty_cell"]
    return labels.code("change_kind", row["change_kind"]), [*cells, *(text or empty for text in stood)]


def called(row: Row, labels: Labels) -> str:
    """What a cell is about; "" where a list no longer has its codes."""
    try:
        return f"{labels.title('indicators', row['indicator'])}: {about(row, labels)}" if row else ""
    except PackageError:
        return ""


def table_title(name: str, labels: Labels) -> str:
    """What a table is called; one that is gone by its name."""
    named = (each for each in labels.package.descriptor["resources"] if each["name"] == name)
    title = next((labels.language.described(each, "title") for each in named), name)
    return title or labels.language.words["whole_package"]
