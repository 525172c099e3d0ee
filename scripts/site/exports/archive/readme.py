"""The page that explains the package to whoever opens the ZIP: how to begin, how to cite, and every column of every table."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any

WIDTH = 125
# Plain text, as the tool that builds the site would make a page of Markdown.
README = """{title}

{description}

Version {version}, {created}. {homepage}

Börja med data/figures-sv.csv (svenska) eller data/figures-en.csv (engelska): en rad för varje siffra, och för allt annat som är
sagt. Samma rader ligger som Parquet. Så läses filen:

{how_to_read}

Bra att veta:

- Brottsoffer är de som filen kallar direkt utsatta. De kan ha utsatts; en domstol behöver inte ha prövat saken.
- rank, comparison och words är det som källan säger utan tal: återge orden, och bara för dem som condition nämner.
- Två tal som inte får jämföras får nämnas bredvid varandra. Det ena dras aldrig från det andra.
- question nämner en fråga till utgivaren också där doubt är tom. decision säger vad som är beslutat, och varför.
- Det som ingen rad handlar om säger filen inget om: det är inte noll.
- sqlite3 läser allt som text: välj value > '' och räkna med cast(value as real). I polars och DuckDB är en tom cell null, och
  doubt <> 'Tveksam' tar bort de tomma också. I R är ett tomt tal NA och en tom text "".

ask.py håller reglerna åt dig, i Python med pandas: den ger ett tal med en mening att citera, eller säger varför siffrorna inte kan
svara. benchmark.csv har frågor med svar, och score.py rättar den som svarar på dem.

De andra tabellerna är till för den som vill räkna om eller följa en rättelse: observations har ett värde per rad, med koder,
statements varje ställe där en uppgift står tryckt. CSV är UTF-8 med komma mellan kolumnerna och decimalpunkt; en tom cell är
aldrig noll, och i filen med alla siffror säger varje kolumn vad den betyder. Licensen står i LICENSE.txt.

Så citerar du: {cite}


{title_en}

{description_en}

Begin with data/figures-en.csv (English) or data/figures-sv.csv (Swedish): one row for each figure, and for everything else that
is said. The same rows are there as Parquet. How to read the file:

{how_to_read_en}

Worth knowing:

- Victims are those whom the file calls directly affected. They may have been exploited; no court need have tried it.
- rank, comparison and words are what the source says without a number: repeat the words, and only of those whom condition names.
- Two numbers that may not be compared may be named beside each other, but one is never taken from the other.
- question names a question to the publisher even where doubt is empty. decision says what has been decided, and why.
- Of what no row is about the file says nothing: it is not zero.
- sqlite3 reads everything as text: choose value > '' and compute with cast(value as real). In polars and DuckDB an empty cell is
  null, and doubt <> 'Doubtful' drops the empty ones too. In R an empty number is NA and an empty text "".

ask.py keeps the rules for you, in Python with pandas: it gives a number with a sentence to cite, or says why the data cannot say.
benchmark.csv has questions with answers, and score.py scores whoever answers them.

The other tables are for whoever computes again or follows a correction: observations has a value a row, with codes, statements
each place where a figure is printed. CSV is UTF-8 with commas between the columns and a decimal point; an empty cell is never
zero, and in the file with all figures each column says what it means. The licence is in LICENSE.txt.

Cite as: {cite_en}


Tabeller och kolumner / tables and columns

{tables}
"""
TYPES = {
    "string": "text / text",
    "integer": "heltal / integer",
    "number": "tal / number",
    "date": "datum / date",
}


def readme(descriptor: Mapping[str, Any], cite: str, cite_en: str) -> str:
    """The page as text. `descriptor`: that of the archive; then how to cite it, in both languages."""
    facts = {
        name: descriptor[name] for name in ("name", "title", "title_en", "description", "description_en", "version")
    }
    facts |= {name: numbered(descriptor[name]) for name in ("how_to_read", "how_to_read_en")}
    facts |= {"created": descriptor["created"][:10], "homepage": descriptor["homepage"]}
    return README.format(**facts, cite=cite, cite_en=cite_en, tables="\n".join(told(descriptor["resources"])))


def told(resources: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Each file; columns that the one before has too are not told again."""
    before: Mapping[str, Any] = {}
    for one in resources:
        again = "schema" not in one or one["schema"]["fields"] == before.get("schema", {}).get("fields")
        yield "\n".join([one["path"], described(one), ""]) if again else table(one)
        before = one


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
