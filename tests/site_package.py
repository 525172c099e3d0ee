"""A tiny package for the tests of the site: two indicators, made up, with everything that a page can meet."""

import csv
import io
import json
from typing import Any

import yaml

from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row, parse
from scripts.ground.interval import QUALIFIERS, stated
from scripts.ground.numbers import Reading
from scripts.ground.releases import Release
from scripts.ground.word_list import LANGUAGES
from scripts.ground.zipping import zipped
from scripts.paths import DATAPACKAGE
from scripts.site.charts.sketch import Sketch
from scripts.site.exports.published import as_release
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from tests.rows import to_row

# The real fields, so that the tiny package has the shape of the published one.
SETTINGS = yaml.safe_load((DATAPACKAGE / "package.yml").read_text(encoding="utf-8"))
FIELDS: dict[str, list[Column]] = {table["name"]: table["fields"] for table in SETTINGS["tables"]}
TYPES: dict[str, str] = {name: field["type"] for name, field in SETTINGS["fields"].items()}

OBSERVATION: Row = dict.fromkeys(FIELDS["observations"], "") | {
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
    "origin": "printed",
    "disagreeing": "0",
}
STATEMENT: Row = dict.fromkeys(FIELDS["statements"], "") | {
    "report_year": "2031",
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
    "source": "report",
    "place": "Behov",
    "page": "7",
    "seq": "1",
}
VOCABULARY = {
    "scope": {
        "all_cases": "Alla ärenden/All cases",
        "excluding_case": "Utan Åsele/Without Åsele",
        "only_case": "Åsele/Åsele only",
    },
    "measure": {"count": "Antal/Count", "percent": "Andel i procent/Percentage", "mean": "Medelvärde/Mean"},
    "unit": {"persons": "Personer/Persons", "needs": "Behov/Needs"},
    "obs_status": {
        "A": "Normalt värde/Normal value",
        "L": "Bara i diagrammet/Only in the chart",
        "O": "Saknas/Missing",
        "Q": "Skyddat/Suppressed",
    },
    "qualifier": {
        "exact": "Exakt/Exactly",
        "about": "Ungefär/About",
        "between": "Mellan/Between",
        "roughly": "Grovt räknat/Roughly",
        "over": "Över/Over",
    },
    "producer": {"platform": "Plattformen/The platform", "others": "En annan/Somebody else"},
    "origin": {"printed": "Tryckt/Printed", "corrected": "Rättat/Corrected", "computed": "Uträknat/Computed"},
    "theme": {"people": "Människor/People"},
    "role": {"part": "Del/Part", "whole_persons": "Alla/All"},
    "standard": {"norm": "Normen/The norm"},
    "mapping_relation": {"exact": "Samma/Exact"},
    "answers": {"one": "Ett svar/One answer"},
    "area": {"law": "Lag/Law"},
    "addressee": {"government": "Regeringen/The government"},
    "recommendation_status": {"put_forward": "Framförd/Put forward"},
    "change_kind": {"cell_changed": "Ändrad/Changed", "row_added": "Ny/New", "row_removed": "Borta/Gone"},
    "verdict": {
        "holds": "Stämmer/Holds",
        "contradicts": "Motsäger/Contradicts",
        "cannot_be_decided": "Oklart/Unclear",
    },
    "check_kind": {"share": "Andel/Share", "declared": "Samband/Relation", "rank": "Placering/Rank"},
    "finding_kind": {"conflict": "Kan inte stämma/Cannot be right", "assumed": "Antaget/Assumed"},
    "strength": {"definition": "Definition/Definition", "assumption": "Antagande/Assumption"},
    "decision": {"corrected": "Rättad/Corrected", "stands": "Står kvar/Stands", "confirmed": "Gäller/Holds"},
    "publisher_status": {"open": "Öppen/Open", "asked": "Ställd/Asked", "answered": "Besvarad/Answered"},
    "account_theme": {"waiting": "Väntan/Waiting", "trust": "Tillit/Trust"},
    "voice": {"platform": "Plattformen/The platform", "programme": "Programmet/The programme"},
    "account_kind": {"pattern": "Så ser det ut/What is seen", "reason": "Skäl/Reason", "right": "Rätt/Right"},
    "linked_by": {"report": "Rapporten/The report", "ours": "Vi/We"},
    "range_state": {"proved": "Bevisat/Proved", "time_limit": "Oavgjort/Undecided"},
    "evidence_kind": {"figure": "Siffra/Figure", "statement": "I ord/In words", "no_figure": "Ingen siffra/No figure"},
}


def observation(**cells: str) -> Row:
    """The usual observation, and what the test says. Its name follows from its codes, and its ends from how its number is said."""
    row = OBSERVATION | to_row(cells)
    number, number_to = (*stated(row).values(), "", "")[:2]
    if number and row["qualifier"] in QUALIFIERS:
        row |= Reading(number, row["qualifier"], number_to, printed=number).columns(row, row["origin"])
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


def usual_tables() -> dict[str, list[Row]]:
    """Every table that the site reads, small."""
    indicator: Row = {
        "theme": "people",
        "population": "adults",
        "unit": "persons",
        "answers": "one",
        "first_year": "2031",
    }
    indicator |= {"base_rule": "persons_all", "chart_kind": "bars"}
    texts = both(
        definition="Vad de behövde/What they needed",
        also="Nöd/Plight",
        counted="Vuxna/Adults",
        base_rule="Av alla/Of all",
    )
    return {
        "observations": [
            observation(value="1200", base="2400"),
            observation(category="housing", measure="percent", value="30.0", qualifier="about"),
            observation(category="housing", value="", qualifier="", obs_status="O"),
        ],
        "statements": [
            statement(value="1200", printed="1 200", observation="needs.advice.adults.all_cases.2031.count.persons")
        ],
        "indicators": [
            {"indicator": "needs", "order": "1", **indicator, **both(title="Behov/Needs"), **texts},
            {"indicator": "silent", "order": "2", **indicator, **both(title="Tyst/Silent"), **texts},
        ],
        "categories": [
            {
                "indicator": indicator,
                "category": code,
                "order": str(order),
                "role": role,
                "parent": "",
                "country": "",
                **both(label=text, predicate=what),
            }
            for indicator, order, code, role, text, what in (
                ("needs", 1, "advice", "part", "Råd/Advice", "fick råd/were advised"),
                ("needs", 2, "housing", "part", "Boende/Housing", "fick boende/were given housing"),
                ("needs", 4, "other", "part", "Annat/Other", "fick annat/had something else"),
                ("needs", 3, "total", "whole_persons", "Alla/Total", "svarade/answered"),
                ("silent", 1, "total", "whole_persons", "Alla/Total", "svarade/answered"),
            )
        ],
        "populations": [
            {
                "population": "adults",
                "order": "1",
                "genus": "en",
                **both(label="Vuxna/Adults", label_in_sentence="vuxna/adults", definition="Fyllda 18/18 and over"),
                **both(group="de vuxna/the adults", people="vuxna/adults"),
            },
            {
                "population": "children",
                "order": "2",
                "genus": "ett",
                **both(label="Barn/Children", label_in_sentence="barn/children", definition="Under 18/Under 18"),
                **both(group="barnen/the children", people="barn/children"),
            },
        ],
        "vocabulary": [
            {"list": name, "code": code, "order": str(order), **both(label=text, definition=text)}
            for name, codes in VOCABULARY.items()
            for order, (code, text) in enumerate(codes.items(), 1)
        ],
        "rules": [
            {"rule": "share", "order": "1", "forbids": "", **both(title="Andel/Share", definition="Delat/Divided")},
            {
                "rule": "correction",
                "order": "2",
                "forbids": "",
                **both(title="Rättelse/Correction", definition="Rättat/Corrected"),
            },
        ],
        "sources": [
            {
                "source": "report",
                "publisher": "Plattformen",
                "year": "2031",
                "address": "",
                **both(title="Rapporten/The report", remark="/"),
            }
        ],
        "platform": [{"setting": "error_contact", "setting_value": "fel@example.org", **both(title="Fel/Faults")}],
        "mappings": [
            {
                "standard": "norm",
                "seq": "1",
                "indicator": "needs",
                "category": "advice",
                "standard_label": "Counsel",
                "mapping_relation": "exact",
                "source": "report",
                "read_on": "2031-02-03",
                **both(why="Lika/Alike"),
            }
        ],
        "helplines": [
            dict.fromkeys(FIELDS["helplines"], "")
            | {"helpline": "police", "order": "2", "line_kind": "authority", "phone": "114 14", "hours": "always"}
            | {"phone_source": "https://a.example/x"}
            | both(title="Polis/Police", helps="Råd/Advice"),
        ],
        "revisions": [],
        "corrections": [],
        "assumptions": [],
        "questions": [],
        "findings": [],
        "finding_figures": [],
        "interpretations": [],
        "audit_checks": [],
        "derived_ranges": [],
        "relations": [],
        "changes": [],
        "notes": [
            {
                "note": "dark_figure",
                "order": "1",
                "note_kind": "general",
                **both(text="Många syns inte/Many are not seen"),
            },
            {"note": "few_cases", "order": "2", "note_kind": "row", **both(text="Få fall/Few cases")},
        ],
        "breaks": [{"indicator": "needs", "year": "2031", "note": "dark_figure"}],
        "recommendations": [
            {
                "recommendation": "more_advice",
                "order": "1",
                "year": "2031",
                "area": "law",
                "addressee": "government",
                "document": "",
                "source": "report",
                "place": "Slut",
                **both(title="Mer råd/More advice", asks="Ge mer råd/Give more advice"),
            }
        ],
        "recommendation_evidence": [
            {
                "recommendation": "more_advice",
                "seq": "1",
                "evidence_kind": "figure",
                "linked_by": "report",
                "indicator": "needs",
                "category": "advice",
                "source": "report",
                "population": "adults",
                "scope": "all_cases",
                "year": "2031",
                "measure": "count",
                "observation": "needs.advice.adults.all_cases.2031.count.persons",
                **both(argument="Många behöver/Many need it"),
            }
        ],
        "accounts": [],
        "recommendation_status": [
            {
                "recommendation": "more_advice",
                "year": "2031",
                "recommendation_status": "put_forward",
                **both(remark="I år/This year"),
            }
        ],
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
    files = as_files(usual_tables() | tables)
    return parse(files.__getitem__)


def labels(lang: str = "sv", **tables: list[Row]) -> Labels:
    """The labels of the tiny package."""
    return Labels(package(**tables), Language(lang))


def no_drawing(_sketch: Sketch) -> str:
    """Instead of the renderer: an empty picture."""
    return '<svg class="marks" width="10" height="20" viewBox="0 0 10 20"><g role="graphics-object" aria-label="Y-axis"/></svg>'


def no_picture(_picture: object, _kind: str) -> bytes:
    """Instead of the typesetter: nothing."""
    return b""


def alone(package: Package) -> list[Release]:
    """What is published when this package is the first."""
    return [as_release(package)]
