"""What kind of thing stands where in `package.yml`, as a JSON Schema, and what the build cannot do without."""

from scripts.package.cells import CELL_COLUMNS

PACKAGE_PROPERTIES = [
    "name",
    "id",
    "title",
    "title_en",
    "description",
    "description_en",
    "version",
    "created",
    "homepage",
    "licenses",
    "contributors",
    "sources",
    "keywords",
]
FIELD_PROPERTIES = ["type", "title", "title_en", "description", "description_en", "unit", "codelist", "constraints"]
TABLE_PROPERTIES = [
    "name",
    "path",
    "title",
    "title_en",
    "description",
    "description_en",
    "fields",
    "required",
    "primary_key",
    "unique_keys",
    "foreign_keys",
]

TEXT, NAMES = {"type": "string"}, {"type": "array", "items": {"type": "string"}}

CONSTRAINTS = {
    "type": "object",
    "properties": {
        "pattern": {"type": "string", "format": "regex"},
        "minimum": {"type": "number"},
        "maximum": {"type": "number"},
        "maxLength": {"type": "integer"},
    },
    "additionalProperties": False,
}

FOREIGN_KEY = {
    "type": "object",
    "required": ["fields", "table", "reference"],
    "properties": {"fields": NAMES, "table": TEXT, "reference": NAMES, "checked_here": {"type": "boolean"}},
    "additionalProperties": False,
}

# Everything here is published as JSON: a date or a number without quotation marks would not be the text that was meant.
LISTED = {"type": "array", "items": {"type": "object", "additionalProperties": {"anyOf": [TEXT, NAMES]}}}
PACKAGE = {
    "type": "object",
    "properties": {
        **dict.fromkeys(PACKAGE_PROPERTIES, TEXT),
        **dict.fromkeys(("licenses", "contributors", "sources"), LISTED),
        "keywords": NAMES,
    },
}

# Which properties are missing or misspelt is said in better words by `settings`; here only their kind is checked.
SHAPE = {
    "type": "object",
    "properties": {
        "package": PACKAGE,
        "platform": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["title", "title_en", "value", "placeholder"],
                "properties": {"title": TEXT, "title_en": TEXT, "value": TEXT, "placeholder": {"type": "boolean"}},
                "additionalProperties": False,
            },
        },
        "fields": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": dict.fromkeys(FIELD_PROPERTIES, TEXT) | {"constraints": CONSTRAINTS},
            },
        },
        "tables": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "fields"],
                "properties": {
                    **dict.fromkeys(TABLE_PROPERTIES, TEXT),
                    **dict.fromkeys(("fields", "required", "primary_key"), NAMES),
                    "unique_keys": {"type": "array", "items": NAMES},
                    "foreign_keys": {"type": "array", "items": FOREIGN_KEY},
                },
            },
        },
    },
}

# The tables that no person writes as one file of that name: all others have a `path`.
BUILT = ("observations", "statements", "platform", "changes")
# The tables that hold nothing until a first release has been changed.
MAY_BE_EMPTY = ("revisions", "changes")

# table -> the columns that the code works with
NEEDED = {
    "statements": [
        *CELL_COLUMNS, "value", "value_to", "qualifier", "printed", "base", "compared_indicator", "compared_category",
        "compared_year", "obs_status", "producer", "source", "place", "seq", "note",
        "report_year", "observation", "base_observation",
    ],
    "observations": [
        "observation", *CELL_COLUMNS, "value", "lower", "upper", "qualifier", "base", "obs_status", "producer", "origin",
        "rule", "rests_on", "disagreeing", "note",
    ],
    "indicators": ["indicator", "order", "unit", "answers"],
    "categories": ["indicator", "category", "order", "role", "parent"],
    "populations": ["population", "order"],
    "sums": ["dimension", "whole", "split", "part"],
    "vocabulary": ["list", "code", "label_sv"],
    "relations": [
        "relation",
        "relation_kind",
        "relation_role",
        "unit",
        "indicator",
        "category",
        "population",
        "measure",
    ],
    "breaks": ["indicator", "year"],
    "platform": ["setting", "setting_value", "setting_state", "title_sv", "title_en"],
    "revisions": [
        "revision_version", "observation", "field", "value_before", "value_after", "reason_sv", "reason_en", "revised_on",
    ],
    "changes": [
        "version", "version_before", "seq", "change_kind", "table", "row", "field", "value_before", "value_after",
    ],
    "recommendation_evidence": ["evidence_kind", "indicator", "category", "population", "scope", "year", "observation"],
}  # fmt: skip
