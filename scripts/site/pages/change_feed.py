"""The feed of changes for feed readers: one entry for each published version. Rows in, Atom (RFC 4287) out; no clock."""

from collections.abc import Sequence

from scripts.ground.markup import esc
from scripts.ground.releases import Release
from scripts.site.addresses import CHANGES_FEED, permanent, version_anchor
from scripts.site.package.labels import Labels
from scripts.site.pages.change_list import ADDRESS, Version, figure, new_rows, revised_cell, versions
from scripts.site.text.markup import element, listing


def feed(labels: Labels, releases: Sequence[Release]) -> str:
    """The feed as XML. What is not published yet is not in it."""
    language = labels.language
    package, words = labels.package, language.words
    own, page = (permanent(package, language.code, address) for address in (CHANGES_FEED, ADDRESS))
    found = versions(labels.package, releases)
    title = f"{words['changes_title']}: {language.described(package.descriptor, 'title')}"
    parts = [
        element("title", esc(title)),
        element("id", esc(own)),
        f'<link rel="self" type="application/atom+xml" href="{esc(own)}"/>',
        f'<link rel="alternate" type="text/html" href="{esc(page)}"/>',
        element("updated", esc(max(version.created for version in found))),
        element("author", element("name", esc(package.descriptor["contributors"][0]["title"]))),
        *(entry(version, page, labels) for version in found),
    ]
    head = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language.code}">'
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', head, *parts, "</feed>", ""])


def entry(version: Version, page: str, labels: Labels) -> str:
    """One version."""
    address = f"{page}#{version_anchor(version.name)}"
    parts = [
        element("title", esc(labels.language.words["version_heading"].format(version.name))),
        element("id", esc(address)),
        f'<link rel="alternate" type="text/html" href="{esc(address)}"/>',
        element("updated", esc(version.created)),
        element("content", esc(summary(version, page, labels)), type="html"),
    ]
    return element("entry", "\n".join(["", *parts, ""]))


def summary(version: Version, page: str, labels: Labels) -> str:
    """What changed, as HTML: the corrected figures with their reasons, how many rows came, how much else differs."""
    language, words = labels.language, labels.language.words
    corrected = [
        f"{figure(row['observation'], labels)}: {esc(revised_cell(row, 'from_value', labels))} → "
        f"{esc(revised_cell(row, 'to_value', labels))}. {esc(language.text(row, 'reason'))}"
        for row in version.revisions
    ]
    other = sum(row["change_kind"] != "row_added" for row in version.changes)
    changed = words["changes_caption"].format(version.name, language.number(str(other)))
    blocks = [listing(corrected) if corrected else "", new_rows(version, labels), element("p", esc(changed))]
    text = "".join(blocks) if version.changes else element("p", esc(words["nothing_changed"]))
    return text.replace('href="../', f'href="{page.removesuffix(ADDRESS)}')
