"""What the prose takes from the package, by name: `{{ figure contacts.total.all.all_cases.count }}`.

`figure` writes the newest year's value with its unit (a percentage with its base), `value` without. `{{ year }}` is that
year, `{{ name }}` a generated part of the page, `{{ maker argument }}` a part made for the argument. Claims are settled
first. A name that is unknown stops the build.
"""

import re
from collections.abc import Callable, Mapping

from scripts.site.claims import settled
from scripts.site.labels import Labels
from scripts.site.lookup import required
from scripts.site.reading import PackageError, Row
from scripts.site.wording import bare_value, base, observation_value

PLACEHOLDER = re.compile(r"\{\{\s*(.*?)\s*\}\}")
Makers = Mapping[str, Callable[[str], str]]


def filled(markdown: str, parts: Mapping[str, str], labels: Labels, makers: Makers | None = None) -> str:
    """The Markdown with every placeholder replaced. Raises PackageError on the first name that nothing answers to."""
    known: Makers = {
        **(makers or {}),
        "figure": lambda name: in_prose(required(name, labels), labels),
        "value": lambda name: bare_value(required(name, labels), labels),
    }

    def replacement(found: re.Match[str]) -> str:
        kind, _, argument = found.group(1).partition(" ")
        if kind in known and argument:
            return known[kind](argument.strip())
        if found.group(1) in parts:
            return parts[found.group(1)]
        raise PackageError(f"{found.group()}: there is no such name")

    return PLACEHOLDER.sub(replacement, settled(markdown, labels))


def in_prose(row: Row, labels: Labels) -> str:
    """A figure in a sentence: an approximate number or a bound says so, and a percentage says what it is a share of."""
    value = observation_value(row, labels, prose=True)
    if row["measure"] != "percent":
        return value
    if row["base"] or not row["base_indicator"]:
        share_of = base(row, labels)
    else:
        cell = labels.category(row["base_indicator"], row["base_category"])
        share_of = labels.words["of_cell"].format(cell[:1].lower() + cell[1:])
    return labels.words["base_in_prose"].format(value, share_of)
