"""What stands where in `package.yml`, as a JSON Schema, and what the build cannot do without; and what such a file says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.ground.cells import CELL_COLUMNS

Path = tuple[str | int, ...]
FILLED = r"\S"
TEXT = {"type": "string", "pattern": FILLED}
NAMES = {"type": "array", "items": TEXT, "minItems": 1}


def exactly(needed: Mapping[str, Any], allowed: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The shape of an object with these properties and no other."""
    properties = {**needed, **(allowed or {})}
    return {"type": "object", "properties": properties, "required": [*needed], "additionalProperties": False}


@dataclass(frozen=True)
class Document:
    """What a file says, and `lines`: where each of its parts begins, by the names and places that lead to it."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of a part; of what it would be in, where it is not there; 0 where that is the whole file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


TYPES = ("string", "integer", "number", "date")
TEXTS = dict.fromkeys(("title", "title_en", "description", "description_en"), TEXT)
ANY_TEXT = {"type": "string"}

# Everything here is published as JSON: a date or a number without quotation marks would not be the text that was meant.
LISTED = {"type": "array", "items": {"type": "object", "additionalProperties": {"anyOf": [TEXT, NAMES]}}, "minItems": 1}
PACKAGE = {
    "name": TEXT, "id": TEXT, **TEXTS, "how_to_read": NAMES, "how_to_read_en": NAMES, "version": TEXT, "created": TEXT,
    "licenses": LISTED, "contributors": LISTED, "sources": LISTED, "keywords": NAMES, "keywords_en": NAMES,
}  # fmt: skip
ADDRESS = "site_address"  # what the package says is its homepage too
PLATFORM = exactly({"title": TEXT, "title_en": TEXT, "value": ANY_TEXT, "placeholder": {"type": "boolean"}})
CONSTRAINTS = {
    "pattern": {"type": "string", "format": "regex"},
    "minimum": {"type": "number"},
    "maximum": {"type": "number"},
    "maxLength": {"type": "integer"},
}
UNITS = {"unit": TEXT, "unit_sv": TEXT}
BOTH_UNITS = {"dependencies": {"unit": ["unit_sv"], "unit_sv": ["unit"]}}
FIELD = exactly(
    {"type": {"enum": [*TYPES]}, **TEXTS},
    {**UNITS, "codelist": TEXT, "constraints": exactly({}, CONSTRAINTS)},
)
FOREIGN_KEY = exactly({"fields": NAMES, "table": TEXT, "reference": NAMES}, {"checked_here": {"type": "boolean"}})
TABLE = exactly(
    {"name": TEXT, **TEXTS, "fields": NAMES, "primary_key": NAMES},
    {
        "path": TEXT,
        "internal": {"type": "boolean"},
        "required": NAMES,
        "unique_keys": {"type": "array", "items": NAMES},
        "foreign_keys": {"type": "array", "items": FOREIGN_KEY},
    },
)
SHAPE = exactly(
    {
        "package": exactly(PACKAGE),
        "platform": {"type": "object", "additionalProperties": PLATFORM, "required": [ADDRESS]},
        "fields": {"type": "object", "additionalProperties": FIELD | BOTH_UNITS},
        "tables": {"type": "array", "items": TABLE},
    }
)

# The tables that no person writes as one file of that name: all others have a `path`.
BUILT = (
    "observations", "statements", "platform", "findings", "finding_figures", "interpretations",
    "audit_checks", "derived_ranges", "changes", "protection",
)  # fmt: skip
# The tables that may have no rows: decisions that nobody has had to make, and what the build finds nothing of.
MAY_BE_EMPTY = (
    "withdrawn", "moved", "retired", "redefined", "agreed_texts", "accounts", "members",
    "corrections", "questions", "question_figures", "revisions", "findings", "finding_figures", "interpretations", "audit_checks",
    "derived_ranges", "changes",
)  # fmt: skip

# The tables that a year may add to, in files of its own.
ADDED_TO = (
    "categories", "retired", "redefined", "breaks", "vocabulary", "sums", "sources", "notes", "note_targets", "recommendations",
    "recommendation_evidence", "recommendation_status", "questions", "corrections", "agreed_texts", "accounts",
    "form", "form_facts", "members",
)  # fmt: skip

# table -> the columns that the code works with, those of a cell besides where it speaks of one
NEEDED = {
    name: [*(CELL_COLUMNS if name in ("statements", "observations") else ()), *columns.split()]
    for name, columns in {
        "statements": (
            "value value_to qualifier printed base compared_indicator compared_category compared_year obs_status "
            "chart_prints producer source place seq note report_year observation base_observation"
        ),
        "observations": (
            "observation value lower upper bounds qualifier rank_first rank_last base obs_status producer origin rule "
            "inputs disagreeing findings doubt question answered reason_sv reason_en printed_value notes"
        ),
        "indicators": "indicator order unit answers assumption",
        "categories": "indicator category order role parent parts_complete",
        "populations": "population order",
        "retired": "indicator category last_year asked_again",
        "redefined": "indicator year definition_sv definition_en",
        "sums": "dimension whole split part",
        "form": "form_question year universe answered_by response choices counts only_if why_sv why_en",
        "form_facts": "indicator category population fact why_sv why_en",
        "vocabulary": "list code label_sv",
        "relations": "relation relation_kind relation_role unit indicator category population scope measure assumption",
        "accounts": "year source bears_on leans_on demands claim_sv claim_en",
        "pairs": "seq pair_kind indicator category others",
        "expectations": "seq expectation_strength more most why_sv why_en",
        "rules": "rule order forbids reading_class codes",
        "assumptions": "assumption",
        "breaks": "indicator year",
        "corrections": "question observation printed_value decision published_value findings",
        "members": "member year membership",
        "questions": "question order why_sv why_en text_sv text_en publisher_status answer_sv answer_en answered_on",
        "question_figures": "question observation used_as",
        "findings": "finding finding_kind year relations assumptions decision",
        "finding_figures": "finding figure about printed_value strength report_year source place seq",
        "interpretations": (
            "question interpretation observation printed_value numerator numerator_value denominator denominator_value "
            "taken taken_value taken_from precision result instead_of instead_of_value lower upper"
        ),
        "audit_checks": "check check_kind relation year about verdict tested strength assumptions recomputed figures",
        "derived_ranges": (
            "about indicator category population scope within_indicator within_category year unit lower upper values "
            "producer strength assumptions figures question range_state"
        ),
        "platform": "setting setting_value setting_state title_sv title_en",
        "revisions": "revision_version observation field from_value to_value reason_sv reason_en revised_on",
        "changes": "version version_before seq change_kind table row field from_value to_value",
        "helplines": "helpline order line_kind phone phone_source financed_through confirmed_by confirmed_on",
        "recommendation_evidence": "leans_on evidence_kind linked_by indicator category population scope year observation",
    }.items()
}
