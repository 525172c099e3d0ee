"""`package.yml`: the promises that people write. Titles, licence, version, and for every table its fields, keys and rules."""

from dataclasses import dataclass, field, replace
from typing import Any

from jsonschema import Draft7Validator, FormatChecker

from scripts.package.problems import Problem, nearest
from scripts.package.settings_shape import BUILT, FIELD_PROPERTIES, NEEDED, PACKAGE_PROPERTIES, SHAPE, TABLE_PROPERTIES
from scripts.package.strict_yaml import read_yaml

FILE = "package.yml"
TYPES = ("string", "integer", "number", "date")


@dataclass(frozen=True)
class Field:
    """One column: `type` as in Table Schema, texts in both languages, `codelist` a list in the vocabulary, `unit` or "" in both."""

    name: str
    type: str
    texts: dict[str, str]
    unit: str = ""
    unit_sv: str = ""
    codelist: str = ""
    constraints: dict[str, Any] = field(default_factory=dict)

    def not_required(self) -> "Field":
        """The same column where it may be left empty."""
        rest = {name: rule for name, rule in self.constraints.items() if name != "required"}
        return replace(self, constraints=rest)


@dataclass(frozen=True)
class Table:
    """One resource. `path` is the hand-written file below `datapackage/`, or "" for a table that the build makes."""

    name: str
    path: str
    texts: dict[str, str]
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[dict[str, Any], ...]

    @property
    def columns(self) -> list[str]:
        """The column names in order."""
        return [each.name for each in self.fields]

    def only(self, columns: list[str], optional: set[str]) -> "Table":
        """The same table with just these columns, `optional` ones not required, and the keys that the columns can hold."""
        return Table(
            self.name,
            self.path,
            self.texts,
            tuple(
                each.not_required() if each.name in optional else each for each in self.fields if each.name in columns
            ),
            tuple(column for column in self.primary_key if column in columns),
            tuple(key for key in self.unique_keys if set(key) <= set(columns)),
            tuple(key for key in self.foreign_keys if set(key["fields"]) <= set(columns)),
        )


@dataclass(frozen=True)
class Settings:
    """All of `package.yml`: the package's own properties, what the platform has still to set, and the tables in order."""

    package: dict[str, Any]
    platform: dict[str, dict[str, Any]]
    tables: dict[str, Table]


def parse(data: bytes) -> tuple[Settings | None, list[Problem]]:
    """The settings, or None and every problem found in them."""
    raw, problems = read_yaml(data, FILE)
    problems = problems or structure(raw)
    if problems:
        return None, problems
    tables = {}
    for entry in raw["tables"]:
        table, wrong = to_table(entry, raw["fields"])
        problems += wrong
        if table is not None:
            tables[table.name] = table
    problems += doubled([entry["name"] for entry in raw["tables"]], "tables")
    problems += dangling(tables) + needed(tables)
    settings = Settings(raw["package"], raw["platform"], tables)
    return (None if problems else settings), problems


def structure(raw: object) -> list[Problem]:
    """Problems of the outermost shape: the four parts, their kinds, and the package's own properties."""
    if not isinstance(raw, dict):
        return [Problem(FILE, 0, "", "settings_missing", part) for part in ("package", "platform", "fields", "tables")]
    wanted = {"package": dict, "platform": dict, "fields": dict, "tables": list}
    problems = [
        Problem(FILE, 0, "", "settings_missing", part)
        for part, kind in wanted.items()
        if not isinstance(raw.get(part), kind)
    ]
    problems += unknown(raw, list(wanted), "")
    problems += [
        Problem(FILE, 0, "", "settings_wrong", error.json_path.removeprefix("$."), " ".join(error.message.split()))
        for error in Draft7Validator(SHAPE, format_checker=FormatChecker()).iter_errors(raw)
    ]
    if problems:
        return problems
    problems += unknown(raw["package"], PACKAGE_PROPERTIES, "package")
    problems += [
        Problem(FILE, 0, "", "settings_missing", f"package: {name}")
        for name in PACKAGE_PROPERTIES
        if not raw["package"].get(name)
    ]
    return problems


def to_table(entry: dict[str, Any], fields: dict[str, Any]) -> tuple[Table | None, list[Problem]]:
    """One entry of `tables`, its columns looked up in `fields` by name."""
    name = entry["name"]
    problems = unknown(entry, TABLE_PROPERTIES, name)
    problems += [
        Problem(FILE, 0, "", "settings_missing", f"{name}: {text}")
        for text in ("title", "title_en", "description", "description_en", "primary_key")
        if not entry.get(text)
    ]
    problems += doubled(entry["fields"], name)
    columns = []
    for column in entry["fields"]:
        made, wrong = to_field(column, fields.get(column), column in entry.get("required", []))
        problems += wrong
        if made is not None:
            columns.append(made)
    keys = [entry.get("primary_key", []), entry.get("required", []), *entry.get("unique_keys", [])]
    keys += [key.get("fields", []) for key in entry.get("foreign_keys", [])]
    problems += [
        Problem(FILE, 0, "", "settings_wrong", f"{name}: {column}", "fields")
        for column in sorted({column for key in keys for column in key} - set(entry["fields"]))
    ]
    if problems:
        return None, problems
    return Table(
        name,
        entry.get("path", ""),
        {text: entry[text] for text in ("title", "title_en", "description", "description_en")},
        tuple(columns),
        tuple(entry["primary_key"]),
        tuple(tuple(key) for key in entry.get("unique_keys", [])),
        tuple(entry.get("foreign_keys", [])),
    ), []


def to_field(name: object, entry: object, required: bool) -> tuple[Field | None, list[Problem]]:
    """One column of a table; `required` becomes a constraint of this table only."""
    if not isinstance(entry, dict):
        return None, [Problem(FILE, 0, "", "settings_missing", f"fields: {name}")]
    problems = unknown(entry, FIELD_PROPERTIES, f"fields: {name}")
    problems += [
        Problem(FILE, 0, "", "settings_missing", f"fields: {name}: {text}")
        for text in [*FIELD_PROPERTIES[:5], *(["unit_sv"] if "unit" in entry else [])]
        if not entry.get(text)
    ]
    if not problems and entry["type"] not in TYPES:
        problems.append(Problem(FILE, 0, "", "settings_wrong", f"fields: {name}: type", ", ".join(TYPES)))
    if problems:
        return None, problems
    constraints = dict(entry.get("constraints", {}))
    if required:
        constraints["required"] = True
    texts = {text: entry[text] for text in FIELD_PROPERTIES[1:5]}
    unit, unit_sv, codelist = (entry.get(key, "") for key in ("unit", "unit_sv", "codelist"))
    return Field(str(name), entry["type"], texts, unit, unit_sv, codelist, constraints), []


def dangling(tables: dict[str, Table]) -> list[Problem]:
    """Foreign keys that point at no table, no column, or at another number of columns."""
    return [
        Problem(
            FILE, 0, "", "settings_wrong", f"{table.name}: foreign_keys", f"{key.get('table')}: {key.get('reference')}"
        )
        for table in tables.values()
        for key in table.foreign_keys
        if key["table"] not in tables
        or not set(key["reference"]) <= set(tables[key["table"]].columns)
        or len(key["fields"]) != len(key["reference"])
    ]


def needed(tables: dict[str, Table]) -> list[Problem]:
    """Tables, columns and paths that the build works with and that are no longer there."""
    problems = [
        Problem(FILE, 0, "", "settings_missing", f"{name}: path")
        for name, table in tables.items()
        if name not in BUILT and not table.path
    ]
    problems += [
        Problem(FILE, 0, "", "settings_unknown", f"{name}: path")
        for name, table in tables.items()
        if name in BUILT and table.path
    ]
    return problems + [
        Problem(FILE, 0, "", "settings_missing", f"{name}: {column}")
        for name, columns in NEEDED.items()
        for column in columns
        if name not in tables or column not in tables[name].columns
    ]


def doubled(names: list[str], where: str) -> list[Problem]:
    """A problem for each name that is there twice."""
    return [
        Problem(FILE, 0, "", "settings_wrong", f"{where}: {name}", "× 2")
        for name in sorted(set(names))
        if names.count(name) > 1
    ]


def unknown(found: dict[str, Any], known: list[str], where: str) -> list[Problem]:
    """A problem for each property that no one reads, most often a typo."""
    return [
        Problem(
            FILE, 0, "", "settings_unknown", f"{where}: {name}" if where else str(name), suggestion(str(name), known)
        )
        for name in found
        if name not in known
    ]


def suggestion(found: str, known: list[str]) -> str:
    """The nearest known name as an arrow, which reads the same in both languages; or nothing."""
    close = nearest(found, known)
    return f" → {close}?" if close else ""
