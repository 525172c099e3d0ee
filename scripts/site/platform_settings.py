"""What the platform sets, and the dates: contacts, addresses and the next publication in words. Rows in, HTML out."""

import re

from scripts.site.labels import Labels
from scripts.site.markup import esc, inline, link
from scripts.site.reading import Package, PackageError, Row
from scripts.site.words import Words

DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def setting(name: str, labels: Labels) -> str:
    """The value of a setting for a line of Markdown; a placeholder or none says so. Raises PackageError on an unknown name."""
    rows = [row for row in labels.package.rows("platform") if row["setting"] == name]
    if len(rows) != 1:
        raise PackageError(f"{{{{ platform {name} }}}}: there is no such setting")
    return inline(said(rows[0], labels))


def decided(name: str, package: Package) -> str:
    """The value that the platform has set, "" while there is only a placeholder."""
    rows = [row for row in package.rows("platform") if row["setting"] == name and row["setting_state"] == "set"]
    return rows[0]["setting_value"] if rows else ""


def said(row: Row, labels: Labels) -> str:
    """The value as people read it. A placeholder is never a link: nobody should write to an address that is not there."""
    value = row["setting_value"]
    if not value:
        return esc(labels.words["not_set"])
    if row["setting_state"] == "placeholder":
        return esc(labels.words["setting_placeholder"].format(value))
    if DATE.fullmatch(value):
        return esc(date(value, labels.words))
    if "@" in value:
        return link(f"mailto:{value}", value)
    return link(value, value) if value.startswith("https://") else esc(value)


def date(text: str, words: Words) -> str:
    """A date (or a time on that day) in words: day, month, year. Raises PackageError when it is none."""
    found = DATE.match(text)
    if not found:
        raise PackageError(f"{text}: this is no date")
    year, month, day = found.groups()
    space = "\N{NO-BREAK SPACE}"
    return f"{int(day)}{space}{words['months'].split()[int(month) - 1]}{space}{year}"


def value_of(name: str, labels: Labels) -> str:
    """The value of a setting as plain text; one that is a placeholder or not set says so."""
    rows = [row for row in labels.package.rows("platform") if row["setting"] == name and row["setting_value"]]
    if not rows:
        return labels.words["not_set"]
    value = rows[0]["setting_value"]
    return labels.words["setting_placeholder"].format(value) if rows[0]["setting_state"] == "placeholder" else value
