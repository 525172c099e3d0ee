"""A tiny package for the tests of the site: two indicators, made up, with everything that a page can meet."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import yaml

from scripts.ground.columns import LANGUAGES, Column
from scripts.ground.data_package import Package, Row, parse
from scripts.ground.interval import QUALIFIERS, stated
from scripts.ground.numbers import SaidNumber
from scripts.ground.releases import Release
from scripts.ground.zipping import zipped
from scripts.paths import DATAPACKAGE
from scripts.site import content
from scripts.site.charts.marks import Drawn
from scripts.site.exports.published import as_release
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from tests.rows import to_row

# The real fields, so that the tiny package has the shape of the published one.
SETTINGS = yaml.safe_load((DATAPACKAGE / "package.yml").read_text(encoding="utf-8"))
FIELDS: dict[str, list[Column]] = {table["name"]: table["fields"] for table in SETTINGS["tables"]}
TYPES: dict[str, str] = {name: field["type"] for name, field in SETTINGS["fields"].items()}

# What a number is of, where a test does not say it.
USUAL: Row = {
    "indicator": "needs",
    "category": "advice",
    "population": "adults",
    "scope": "all_cases",
    "year": "2031",
    "measure": "count",
    "qualifier": "exact",
    "unit": "persons",
    "obs_status": "A",
    "producer": "platform",
}
PLACE: Row = {"report_year": "2031", "source": "report", "place": "Behov", "page": "7", "seq": "1"}
OBSERVATION: Row = dict.fromkeys(FIELDS["observations"], "") | USUAL | {"origin": "printed", "disagreeing": "0"}
STATEMENT: Row = dict.fromkeys(FIELDS["statements"], "") | USUAL | PLACE
BOOKS = Path(__file__).parent / "cases"


def observation(**cells: str) -> Row:
    """The usual observation, and what the test says. Its name follows from its codes, and its ends from how its number is said."""
    row = OBSERVATION | to_row(cells)
    number, number_to = (*stated(row).values(), "", "")[:2]
    if number and row["qualifier"] in QUALIFIERS:
        row |= SaidNumber(number, row["qualifier"], number_to, printed=number).columns(row, row["origin"])
    name = ".".join(row[field] for field in ("indicator", "category", "population", "scope", "year", "measure", "unit"))
    return row | {"observation": cells.get("observation", name)}


def statement(**cells: str) -> Row:
    """The usual statement, and what the test says."""
    return STATEMENT | to_row(cells)


def everybody_is(indicator: str) -> Row:
    """The relation that names the count of everybody in a population: the whole of an indicator, in people."""
    codes: Row = {"relation": "size", "relation_kind": "population_size", "relation_role": "result", "scope": ""}
    whole: Row = {
        "indicator": indicator,
        "category": "total",
        "population": "adults",
        "measure": "count",
        "unit": "persons",
    }
    return codes | whole | {"assumption": ""}


def both(**texts: str) -> Row:
    """`label="Råd/Advice"` as label_sv and label_en."""
    halves = {field: text.split("/") for field, text in texts.items()}
    return to_row(
        {f"{field}_{lang}": half for field in halves for lang, half in zip(LANGUAGES, halves[field], strict=True)}
    )


def both_ways(cells: dict[str, str]) -> Row:
    """A row of a book: `label/` is a text in both languages."""
    texts = {name.rstrip("/"): text or "/" for name, text in cells.items() if name.endswith("/")}
    return to_row({name: text for name, text in cells.items() if not name.endswith("/")}) | both(**texts)


def tables_in(book: str) -> dict[str, list[Row]]:
    """The tables of a book below `cases`: a heading, the columns, a row a line."""
    found = {}
    for block in (BOOKS / book).read_text(encoding="utf-8").split("\n## ")[1:]:
        name, _, lines = block.partition("\n")
        blank = dict.fromkeys(FIELDS[name], "")
        found[name] = [blank | both_ways(row) for row in csv.DictReader(io.StringIO(lines.strip()))]
    return found


# List -> code -> label in both languages.
VOCABULARY = {
    name: dict(one.split(" = ") for one in codes.split("; "))
    for name, codes in (
        line.split(": ", 1) for line in (BOOKS / "short_lists.txt").read_text(encoding="utf-8").splitlines()
    )
}


def usual_tables() -> dict[str, list[Row]]:
    """Every table that the site reads, small."""
    empty = "revisions corrections assumptions questions findings finding_figures interpretations audit_checks"
    return {
        "observations": [
            observation(value="1200", base="2400"),
            observation(category="housing", measure="percent", value="30.0", qualifier="about"),
            observation(category="housing", value="", qualifier="", obs_status="O"),
        ],
        "statements": [
            statement(value="1200", printed="1 200", observation="needs.advice.adults.all_cases.2031.count.persons")
        ],
        **tables_in("tiny_package.txt"),
        "vocabulary": [
            {"list": name, "code": code, "order": str(order), **both(label=text, definition=text)}
            for name, codes in VOCABULARY.items()
            for order, (code, text) in enumerate(codes.items(), 1)
        ],
        **{name: [] for name in f"{empty} derived_ranges relations changes accounts".split()},
    }


def as_files(tables: dict[str, list[Row]]) -> dict[str, bytes]:
    """The package as its files: descriptor and CSV."""
    files, resources = {}, []
    for name, rows in tables.items():
        target = io.StringIO()
        writer = csv.DictWriter(target, FIELDS[name], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        files[f"data/{name}.csv"] = target.getvalue().encode()
        resources.append(resource(name, FIELDS[name], len(files[f"data/{name}.csv"])))
    descriptor = {
        "name": "tiny",
        "id": "urn:uuid:00000000-0000-4000-8000-000000000000",
        "keywords": ["behov"],
        "keywords_en": ["needs"],
        "title": "Litet paket",
        "title_en": "Small package",
        "version": "1.0.0",
        "created": "2031-01-01T00:00:00Z",
        "homepage": "https://example.org/tiny/",
        "description": "Litet",
        "description_en": "Small",
        "how_to_read": ["Ett", "Två", "Tre"],
        "how_to_read_en": ["One", "Two", "Three"],
        "licenses": [{"name": "CC-BY", "title": "CC BY", "path": "https://example.org/licence"}],
        "contributors": [{"title": "Plattformen"}],
        "resources": resources,
    }
    return files | {"datapackage.json": json.dumps(descriptor).encode()}


def release(version: str = "0.9.0", created: str = "2030-01-01", without: tuple[str, ...] = ()) -> Release:
    """The tiny package as it was released once, before it had some of its tables."""
    names = [*usual_tables()]
    whole, files = (dated(version, created, chosen) for chosen in (names, [one for one in names if one not in without]))
    archive = as_release(parse(whole.__getitem__)).archive
    return Release(version, parse(files.__getitem__), archive, zipped(files))


def dated(version: str, created: str, names: list[str]) -> dict[str, bytes]:
    """The files of the tiny package with these tables, of another version and day."""
    files = as_files({name: rows for name, rows in usual_tables().items() if name in names})
    text = files["datapackage.json"].replace(b"1.0.0", version.encode()).replace(b"2031-01-01", created.encode())
    return files | {"datapackage.json": text}


def resource(name: str, fields: list[Column], size: int) -> dict[str, Any]:
    """One table of the descriptor."""
    texts = {"title": name, "title_en": name, "description": "En tabell", "description_en": "A table"}
    columns = [{**texts, "name": field, "type": TYPES[field], "title": field, "title_en": field} for field in fields]
    return {
        "name": name,
        "type": "table",
        "path": f"data/{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "bytes": size,
        "hash": "sha256:0",
        **texts,
        "schema": {"fields": columns},
    }


def package(**tables: list[Row]) -> Package:
    """The tiny package, with the tables that the test names instead of the usual ones."""
    return parse(as_files(usual_tables() | tables).__getitem__)


def labels(lang: str = "sv", **tables: list[Row]) -> Labels:
    """The labels of the tiny package."""
    return Labels(package(**tables), Language(lang))


def no_drawing(_marks: Drawn) -> str:
    """Instead of the renderer: an empty picture."""
    return '<svg class="marks" width="10" height="20" viewBox="0 0 10 20"><g role="graphics-object" aria-label="Y-axis"/></svg>'


def no_picture(_picture: object, _kind: str) -> bytes:
    """Instead of the typesetter: nothing."""
    return b""


def alone(package: Package) -> list[Release]:
    """What is published when this package is the first."""
    return [as_release(package)]


def taken_in(named: Labels) -> dict[str, str]:
    """What written pages take in of a package that is the first, by the names that they have for it."""
    return content.parts(named, alone(named.package))


# What version 1.0.0 of the tiny package had, where a later one has other figures.
OLD = [observation(value="25"), observation(category="housing", value="30")]


def old_release() -> Release:
    """That version."""
    return as_release(package(observations=OLD))


def later(lang: str = "sv", *rows):
    """The labels of a later version, with other figures."""
    named = labels(lang, observations=list(rows or OLD))
    named.package.descriptor["version"] = "1.1.0"  # type: ignore[index]
    return named


CHANGED: Row = {
    "version": "1.0.0", "version_before": "0.9.0", "seq": "1", "change_kind": "cell_changed", "table": "notes",
    "row": "dark_figure", "field": "text_sv", "from_value": "Förr", "to_value": "",
}  # fmt: skip
REVISED: Row = {
    "revision_version": "1.0.0", "observation": "needs.advice.adults.all_cases.2031.count.persons", "field": "value",
    "from_value": "1100", "to_value": "1200", "reason_sv": "Felskrivet", "reason_en": "Mistyped", "revised_on": "2031-02-03",
}  # fmt: skip


COUNT = "needs.advice.adults.all_cases.2031.count.persons"
SHARE = "needs.housing.adults.all_cases.2031.percent.persons"
TOTAL = "needs.total.adults.all_cases.2031.count.persons"


def audited_tables() -> dict[str, list[Row]]:
    """A package in which 6666 is corrected to 7777, and a share and a whole are doubtful if an assumption is right."""
    texts = {"qualifier": "exact", "value_to": ""}
    observations = [
        observation(value="7777", base="9999", origin="corrected", rule="correction", printed_value="6666"),
        observation(category="housing", measure="percent", value="30.0"),
        observation(category="other", value="5", base="50"),
        observation(category="total", value="50"),
    ]
    statements = [
        statement(value="6666", printed="6 666 av 9 999", base="9999", observation=COUNT),
        statement(seq="2", category="housing", measure="percent", value="30.0", printed="30 %", observation=SHARE),
        statement(seq="3", category="total", value="50", printed="femtio", observation=TOTAL, **texts),
    ]
    return usual_tables() | tables_in("audited.txt") | {"observations": observations, "statements": statements}
