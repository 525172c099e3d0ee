"""The page that explains the package to whoever opens the ZIP: how to begin, how to cite, and every column of every table."""

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import Any

WIDTH = 125
# Plain text, as the tool that builds the site would make a page of Markdown.
README = """{title}

{description}

Version {version}, {created}. {homepage}

Börja med data/observations.csv: en rad för varje värde. data/statements.csv har en rad för varje ställe där en uppgift står
tryckt. Tabellerna är CSV i UTF-8 med komma mellan kolumnerna och decimalpunkt; en tom cell betyder att uppgiften saknas, aldrig
noll. Koderna förklaras i data/vocabulary.csv, data/categories.csv och data/populations.csv. Vad som ändrats sedan förra
versionen står i data/changes.csv, och skälen i data/revisions.csv. Licensen står i LICENSE.txt.

Vad som får läggas ihop och jämföras står i {name}-flat.csv, på {homepage}latest/. Så läses den filen:

{how_to_read}

Så citerar du: {creator} ({year}). {title} [datapaket]. Version {version}, {created}. {homepage}


{title_en}

{description_en}

Begin with data/observations.csv: one row for each value. data/statements.csv has a row for each place where a figure is
printed. The tables are CSV in UTF-8 with commas between the columns and a decimal point; an empty cell means that the figure is
missing, never zero. The codes are explained in data/vocabulary.csv, data/categories.csv and data/populations.csv. What changed
since the last version is in data/changes.csv, and the reasons in data/revisions.csv. The licence is in LICENSE.txt.

What may be added and compared is in {name}-flat.csv, at {homepage}latest/. How to read that file:

{how_to_read_en}

Cite as: {creator} ({year}). {title_en} [data package]. Version {version}, {created}. {homepage}


Tabeller och kolumner / tables and columns

{tables}
"""
TYPES = {
    "string": "text / text",
    "integer": "heltal / integer",
    "number": "tal / number",
    "date": "datum / date",
}


def readme(descriptor: Mapping[str, Any]) -> str:
    """The page as text. `descriptor`: that of the package."""
    facts = {
        name: descriptor[name] for name in ("name", "title", "title_en", "description", "description_en", "version")
    }
    facts |= {name: numbered(descriptor[name]) for name in ("how_to_read", "how_to_read_en")}
    facts |= {"created": descriptor["created"][:10], "year": descriptor["created"][:4]}
    facts |= {"homepage": descriptor["homepage"], "creator": descriptor["contributors"][0]["title"]}
    return README.format(**facts, tables="\n".join(table(one) for one in descriptor["resources"]))


def numbered(lines: Sequence[str]) -> str:
    """The lines as a list."""
    return "\n".join(fill(f"{number}. {line}", WIDTH, subsequent_indent="   ") for number, line in enumerate(lines, 1))


def table(resource: Mapping[str, Any]) -> str:
    """One table: its file, what it holds, its key and its columns."""
    schema = resource["schema"]
    keys = [f"Nyckel / key: {', '.join(schema['primaryKey'])}"] if "primaryKey" in schema else []
    head = [resource["path"], described(resource), *keys, ""]
    return "\n".join([*head, *(column(field) for field in schema["fields"]), ""])


def column(field: Mapping[str, Any]) -> str:
    """One column: name, type, unit and meaning."""
    unit = f"; enhet / unit: {field['unit_sv']} / {field['unit']}" if "unit" in field else ""
    meaning = "\n".join(f"    {line}" for line in described(field).splitlines())
    return f"  {field['name']} ({TYPES[field['type']]}{unit})\n{meaning}"


def described(thing: Mapping[str, Any]) -> str:
    """Title and meaning, a line for each language."""
    return f"{thing['title']}: {thing['description']}\n{thing['title_en']}: {thing['description_en']}"
