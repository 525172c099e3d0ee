"""Which columns of the package may hold a text. What a text is: `ground/texts`."""

import re
from collections.abc import Mapping

from scripts.ground.columns import Column
from scripts.package.settings import Field, TableSettings
from scripts.package.sources import hand_part

AGREED = "agreed_texts"
SENTENCE = "Tre kvinnor."  # what a column that holds texts must let in


def lets_texts_in(field: Field) -> bool:
    """Whether a column may hold a sentence, by its settings."""
    pattern = field.constraints.get("pattern", ".*")
    closed = field.codelist or "enum" in field.constraints
    return field.type == "string" and not closed and re.fullmatch(pattern, SENTENCE) is not None


def text_columns(table: TableSettings) -> tuple[Column, ...]:
    """The columns of a hand-written table that may hold a text: those of the ticks themselves never do."""
    linked = {column for key in table.foreign_keys for column in key["fields"]}
    fields = () if table.name == AGREED else hand_part(table).fields
    return tuple(one.name for one in fields if one.name not in linked and lets_texts_in(one))  # type: ignore[misc]


def columns_of(tables: Mapping[str, TableSettings]) -> dict[str, tuple[Column, ...]]:
    """Table -> its columns that may hold a text, of all that people write; `statements` are the figures."""
    found = {name: text_columns(table) for name, table in tables.items() if table.path or name == "statements"}
    return {name: columns for name, columns in found.items() if columns}
