"""Figures in the prose, by name: `{{ figure contacts.total.all.all_cases.count }}` becomes the newest year's value.

`figure` writes it with its unit, `value` without. `{{ year }}` is that year, `{{ card support_needs }}` the figure card of
an indicator, and `{{ name }}` a generated part of the page. A name that is unknown stops the build.
"""

import re
from collections.abc import Callable, Mapping

from scripts.site.labels import Labels
from scripts.site.reading import PackageError, Row
from scripts.site.wording import bare_value, has_number, observation_value

PLACEHOLDER = re.compile(r"\{\{\s*(.*?)\s*\}\}")


def name_of(row: Row) -> str:
    """The name of a figure in the prose: the observation's, without the year and the unit."""
    within = f".in.{row['within_indicator']}.{row['within_category']}" if row["within_indicator"] else ""
    base = f".of.{row['base_indicator']}.{row['base_category']}" if row["base_indicator"] else ""
    return f"{row['indicator']}.{row['category']}{within}.{row['population']}.{row['scope']}.{row['measure']}{base}"


def no_card(name: str) -> str:
    """Where no card can be shown."""
    raise PackageError(f"{{{{ card {name} }}}}: there are no cards here")


def filled(markdown: str, parts: Mapping[str, str], labels: Labels, card: Callable[[str], str] = no_card) -> str:
    """The Markdown with every placeholder replaced; `card` makes the card of a name for this page.

    Raises PackageError on the first name that nothing answers to.
    """

    def replacement(found: re.Match[str]) -> str:
        kind, _, name = found.group(1).partition(" ")
        if kind in ("figure", "value"):
            return figure(name, kind, labels)
        if kind == "card":
            return card(name.strip())
        if found.group(1) in parts:
            return parts[found.group(1)]
        raise PackageError(f"{found.group()}: there is no such name")

    return PLACEHOLDER.sub(replacement, markdown)


def figure(name: str, kind: str, labels: Labels) -> str:
    """One figure of the newest year, in words: an approximate number or a bound says so."""
    year = labels.package.latest_year
    rows = [row for row in labels.package.rows("observations") if row["year"] == year and not row["year_to"]]
    found = [row for row in rows if name_of(row) == name]
    if len(found) != 1:
        raise PackageError(f"{{{{ {kind} {name} }}}}: {len(found)} observations of {year} have this name, not one")
    if not has_number(found[0]):
        raise PackageError(f"{{{{ {kind} {name} }}}}: there is no number")
    return bare_value(found[0], labels) if kind == "value" else observation_value(found[0], labels, prose=True)
