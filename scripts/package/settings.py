"""`package.yml`: the promises that people write. Titles, licence, version, and for every table its fields, keys and rules."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, cast

from scripts.ground.columns import Column
from scripts.ground.data_package import PROMISED, Row
from scripts.ground.organisations import members_of
from scripts.ground.problems import Problem
from scripts.package.settings_shape import ADDRESS, BUILT, NEEDED, SHAPE, TEXTS
from scripts.package.validation.yaml_file import try_document

FILE = "package.yml"
MEMBERS = "member_list"  # what the members are among the settings
# Source: https://www.crossref.org/blog/dois-and-matching-regular-expressions/.
DOI, DOI_EXAMPLE = re.compile(r"10\.\d{4,9}/[-._;()/:A-Za-z0-9]+"), "10.5281/zenodo.1234567"

# Everything that the site has is written right behind its address: without the last slash it would be another host's.
SITE = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?/([\w.~-]+/)*", re.ASCII)
SITE_EXAMPLE = "https://example.org/"


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

    @property
    def is_address(self) -> bool:
        """Whether it is declared as the address of a page: nowhere else may one stand."""
        return str(self.constraints.get("pattern", "")).startswith("https://")

    def not_required(self) -> "Field":
        """The same column where it may be left empty."""
        rest = {name: rule for name, rule in self.constraints.items() if name != "required"}
        return replace(self, constraints=rest)


@dataclass(frozen=True)
class TableSettings:
    """One table. `path` is the hand-written file below `datapackage/`, or "" for a table that the build makes.

    `internal`: it is no resource of the package, since all that it says stands in the tables that are.
    """

    name: str
    path: str
    texts: dict[str, Any]
    fields: tuple[Field, ...]
    primary_key: tuple[Column, ...]
    unique_keys: tuple[tuple[Column, ...], ...]
    foreign_keys: tuple[dict[str, Any], ...]
    internal: bool = False

    @property
    def columns(self) -> list[Column]:
        """The column names in order."""
        return cast(list[Column], [each.name for each in self.fields])

    def only(self, columns: list[str], optional: set[str]) -> "TableSettings":
        """The same table with just these columns, `optional` ones not required, and the keys that the columns can hold."""
        fields = [each for each in self.fields if each.name in columns]
        return replace(
            self,
            fields=tuple(each.not_required() if each.name in optional else each for each in fields),
            primary_key=tuple(column for column in self.primary_key if column in columns),
            unique_keys=tuple(key for key in self.unique_keys if set(key) <= set(columns)),
            foreign_keys=tuple(key for key in self.foreign_keys if set(key["fields"]) <= set(columns)),
        )


@dataclass(frozen=True)
class Settings:
    """All of `package.yml`: the package's own properties, what the platform has still to set, and the tables in order."""

    package: dict[str, Any]
    platform: dict[str, dict[str, Any]]
    tables: dict[str, TableSettings]

    @property
    def published(self) -> dict[str, TableSettings]:
        """The tables that are resources of the package."""
        return {name: table for name, table in self.tables.items() if not table.internal}

    @property
    def unset(self) -> list[str]:
        """What the platform has not set yet."""
        return [name for name, entry in self.platform.items() if entry["placeholder"]]

    def with_years(self, name: str, years: Iterable[str], values: int) -> "Settings":
        """The same settings with a table for each of some years, alike the internal one of that name, that promises `values`."""
        table = replace(self.tables[name], texts=self.tables[name].texts | {PROMISED: values})
        made = [replace(table, name=f"{name}-{year}", internal=False) for year in years]
        return replace(self, tables=self.tables | {one.name: one for one in made})

    def with_promise(self, values: int) -> "Settings":
        """The same settings of a package that shows each hidden count as at least so many `values`."""
        return replace(self, package=self.package | {PROMISED: values})

    def with_members(self, rows: Sequence[Row]) -> "Settings":
        """The same settings with the members of today; without a list that is older than any year they are still to be set."""
        given = any(not row["year"] for row in rows)
        entry = {name: self.tables["members"].texts[name] for name in ("title", "title_en")}
        entry |= {"value": ", ".join(members_of(rows)) if given else "", "placeholder": not given}
        return replace(self, platform=self.platform | {MEMBERS: entry})

    def with_version(self, version: str) -> "Settings":
        """The same settings of another version."""
        return replace(self, package=self.package | {"version": version})


@lru_cache(maxsize=4)  # most verbs read them more than once
def parse(data: bytes) -> tuple[Settings | None, Sequence[Problem]]:
    """The settings, or None and every problem found in them."""
    document, problems = try_document(data, SHAPE, FILE, "settings_wrong")
    if problems:
        return None, problems
    raw = document.value
    faults = [*doubled([entry["name"] for entry in raw["tables"]], "tables")]
    tables = {}
    for entry in raw["tables"]:
        wrong = [*column_faults(entry, raw["fields"])]
        faults += wrong
        if not wrong:
            tables[entry["name"]] = to_table(entry, raw["fields"])
    # Where a table is wrong, all that refers to it would be told too.
    faults = faults or [*dangling(tables), *needed(tables)]
    faults += [*misread_doi(raw["platform"]), *misread_site(raw["platform"])]
    problems = [Problem(FILE, 0, "", *fault) for fault in faults]
    settings = Settings(raw["package"] | {"homepage": raw["platform"][ADDRESS]["value"]}, raw["platform"], tables)
    return (None if problems else settings), problems


Fault = tuple[str, str, str]  # kind, found, hint


def misread_doi(platform: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """A fault where the DOI is none as doi.org writes it: an address, or anything else, would be cited as one."""
    value = platform.get("doi", {}).get("value", "")
    if value and not DOI.fullmatch(value):
        yield "settings_wrong", f"doi: {value}", DOI_EXAMPLE


def misread_site(platform: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """A fault where the address of the site is none that a page can be written behind; with the right one, or an example."""
    value = platform[ADDRESS]["value"]
    if not SITE.fullmatch(value):
        mended = re.sub(
            r"(?i)(https?://)?([^/?#]*)([^?#]*).*",
            lambda part: f"{(part[1] or 'https://').lower()}{part[2].lower()}{part[3].rstrip('/')}/",
            value.strip(),
            count=1,
        )
        yield "settings_address", value, mended if SITE.fullmatch(mended) else SITE_EXAMPLE


def column_faults(entry: Mapping[str, Any], fields: Mapping[str, Any]) -> Iterator[Fault]:
    """Columns of a table that are there twice or that no field describes, and keys of columns that it does not have."""
    name, columns = entry["name"], entry["fields"]
    yield from doubled(columns, name)
    yield from (("settings_missing", f"fields: {column}", "") for column in columns if column not in fields)
    keys = [entry["primary_key"], entry.get("required", []), *entry.get("unique_keys", [])]
    keys += [key["fields"] for key in entry.get("foreign_keys", [])]
    for column in sorted({column for key in keys for column in key} - set(columns)):
        yield "settings_wrong", f"{name}: {column}", "fields"


def to_table(entry: dict[str, Any], fields: dict[str, Any]) -> TableSettings:
    """One entry of `tables`, its columns looked up in `fields` by name."""
    required = entry.get("required", [])
    return TableSettings(
        entry["name"],
        entry.get("path", ""),
        {text: entry[text] for text in TEXTS},
        tuple(to_field(column, fields[column], column in required) for column in entry["fields"]),
        tuple(entry["primary_key"]),
        tuple(tuple(key) for key in entry.get("unique_keys", [])),
        tuple(entry.get("foreign_keys", [])),
        entry.get("internal", False),
    )


def to_field(name: str, entry: dict[str, Any], required: bool) -> Field:
    """One column of a table; `required` becomes a constraint of this table only."""
    constraints = {**entry.get("constraints", {}), **({"required": True} if required else {})}
    texts = {text: entry[text] for text in TEXTS}
    unit, unit_sv, codelist = (entry.get(key, "") for key in ("unit", "unit_sv", "codelist"))
    return Field(name, entry["type"], texts, unit, unit_sv, codelist, constraints)


def dangling(tables: Mapping[str, TableSettings]) -> Iterator[Fault]:
    """Foreign keys that point at no table, no column, or at another number of columns."""
    for table in tables.values():
        for key in table.foreign_keys:
            there = tables[key["table"]].columns if key["table"] in tables else []
            if not set(key["reference"]) <= set(there) or len(key["fields"]) != len(key["reference"]):
                yield "settings_wrong", f"{table.name}: foreign_keys", f"{key['table']}: {key['reference']}"


def needed(tables: Mapping[str, TableSettings]) -> Iterator[Fault]:
    """Tables, columns and paths that the build works with and that are no longer there."""
    for name, table in tables.items():
        if (name in BUILT) == bool(table.path):
            yield "settings_unknown" if table.path else "settings_missing", f"{name}: path", ""
    for name, columns in NEEDED.items():
        there = tables[name].columns if name in tables else []
        yield from (("settings_missing", f"{name}: {column}", "") for column in columns if column not in there)


def doubled(names: Sequence[str], where: str) -> Iterator[Fault]:
    """A fault for each name that is there twice."""
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield "settings_wrong", f"{where}: {name}", "× 2"


def platform_rows(settings: Settings) -> list[Row]:
    """What the platform sets, as a table that every reader of the package can use."""
    return [
        {
            "setting": name,
            "setting_value": entry["value"],
            "setting_state": "placeholder" if entry["placeholder"] else "set",
            "title_sv": entry["title"],
            "title_en": entry["title_en"],
        }
        for name, entry in settings.platform.items()
    ]
