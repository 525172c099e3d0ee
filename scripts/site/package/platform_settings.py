"""What the platform sets, and the dates: contacts, addresses and the next publication in words. Rows in, HTML out."""

from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.markup import esc, inline
from scripts.site.package.labels import Labels
from scripts.site.text.language import DATE, Language
from scripts.site.text.templates import macros


def setting(name: str, labels: Labels) -> str:
    """The value of a setting for a line of Markdown; a placeholder or none says so. Raises PackageError on an unknown name."""
    rows = [row for row in labels.package.rows("platform") if row["setting"] == name]
    if len(rows) != 1:
        raise PackageError(f"{{{{ platform {name} }}}}: there is no such setting")
    return inline(said(rows[0], labels.language))


def decided(name: str, package: Package) -> str:
    """The value that the platform has set, "" while there is only a placeholder."""
    rows = [row for row in package.rows("platform") if row["setting"] == name and row["setting_state"] == "set"]
    return rows[0]["setting_value"] if rows else ""


def said(row: Row, language: Language) -> str:
    """The value as people read it. A placeholder is never a link: nobody should write to an address that is not there."""
    value = row["setting_value"]
    if not value:
        return esc(language.words["not_set"])
    if row["setting_state"] == "placeholder":
        return esc(language.words["setting_placeholder"].format(value))
    if DATE.fullmatch(value):
        return esc(language.date(value))
    mail = f"mailto:{value}" if "@" in value else ""
    address = mail or (value if value.startswith("https://") else "")
    return macros("parts.html").link(address, value) if address else esc(value)


def value_of(name: str, labels: Labels) -> str:
    """The value of a setting as plain text; one that is a placeholder or not set says so."""
    words = labels.language.words
    rows = [row for row in labels.package.rows("platform") if row["setting"] == name and row["setting_value"]]
    if not rows:
        return words["not_set"]
    value = rows[0]["setting_value"]
    return words["setting_placeholder"].format(value) if rows[0]["setting_state"] == "placeholder" else value
