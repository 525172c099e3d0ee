"""The columns of all tables, published or `internal`, so the type checker finds a misspelt one. A new column is a word here.

And texts in a language: what a row says in it, and lists of texts that people edit, a row a text.
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, cast

Column = Literal[
    "about", "account", "account_basis", "account_kind", "account_theme", "address", "address_kind", "addressee",
    "also_en", "also_sv", "anonymous", "answer_en", "answer_sv", "answered", "answered_by", "answered_on",
    "answers", "area", "argument_en", "argument_sv", "asked_again", "asks_en", "asks_sv", "assumed",
    "assumed_by_en", "assumed_by_sv", "assumption", "assumptions",
    "base", "base_category", "base_indicator", "base_observation", "base_rule", "base_rule_en", "base_rule_sv",
    "bears_on", "bounds",
    "category", "change_kind", "chart_kind", "chart_prints", "check", "check_kind", "choices", "claim_en",
    "claim_sv", "code", "codes", "compared_category", "compared_indicator", "compared_year", "confirmed_by",
    "confirmed_on", "counted_en", "counted_in", "counted_sv", "country", "counts",
    "decided_on", "decision", "definition_en", "definition_sv", "demands", "denominator", "denominator_value",
    "dimension", "disagreeing", "document", "doubt", "eu", "evidence_kind",
    "fact", "facts_source", "facts_source_on", "field", "figure", "figures", "financed_through", "finding",
    "finding_kind", "findings", "first_year", "forbids", "form_question", "free", "from_value",
    "genus", "given_answers", "group_en", "group_sv",
    "helpline", "helps_en", "helps_sv", "hours",
    "importance", "indicator", "inputs", "instead_of", "instead_of_value", "interpretation", "interpreters",
    "invented_people",
    "label_en", "label_in_sentence_en", "label_in_sentence_sv", "label_sv", "language", "last_year", "leans_on",
    "least", "limit_en", "limit_sv", "line_kind", "linked_by", "list", "lower",
    "mapping_relation", "measure", "measurement_point", "member", "membership", "moved_from", "moved_to",
    "note", "note_kind", "notes", "numerator", "numerator_value",
    "obs_status", "observation", "on_bill", "only_if", "order", "origin", "others", "others_call",
    "page", "pair_kind", "papers", "parent", "part", "parts_complete", "people_en", "people_kind", "people_sv",
    "phone", "phone_source", "phone_source_on", "place", "population", "precision", "predicate_en", "predicate_sv",
    "printed", "printed_value", "producer", "published_value", "publisher", "publisher_status",
    "påhittad, beskriver ingen",
    "qualifier", "question", "question_group",
    "range_state", "rank_first", "rank_last", "read_on", "reading", "reading_class", "reason_en",
    "reason_sv", "recommendation", "recommendation_status", "recomputed", "region", "relation", "relation_kind",
    "relation_role", "relations", "remark_en", "remark_sv", "report_year", "response", "result", "revised_on",
    "revision_version", "role", "row", "rule",
    "scope", "seq", "setting", "setting_state", "setting_value", "singular_en", "singular_sv", "source",
    "source_kind", "split", "standard", "standard_code", "standard_field", "standard_label", "strength",
    "table", "table_number", "taken", "taken_from", "taken_value", "tells_police", "tested", "text_en", "text_hash",
    "text_sv", "theme", "ticked_by", "ticked_on", "title_en", "title_sv", "to_value",
    "unit", "universe", "upper", "used_as",
    "value", "value_to", "values", "verdict", "version", "version_before", "voice",
    "whole", "why_en", "why_sv", "withdrawn_on", "withdrawn_version", "within_category", "within_indicator",
    "year", "year_to",
]  # fmt: skip
# What a row says in every language, by its name: "label" stands in `label_sv` and `label_en`.
TextName = Literal["also", "answer", "argument", "asks", "assumed_by", "base_rule", "claim", "counted",
    "definition", "group", "helps", "label", "label_in_sentence", "limit", "people", "predicate", "reason",
    "remark", "singular", "text", "title", "why"]  # fmt: skip


def column_in(text: TextName, lang: str) -> Column:
    """The column of a text in a language, "sv" or "en"."""
    return cast(Column, f"{text}_{lang}")


def in_language(row: Mapping[Column, str], text: TextName, lang: str) -> str:
    """What a row says in a language. Raises KeyError where its table has no such text."""
    return row[column_in(text, lang)]


Words = Mapping[str, str]
# Those of the package and of what maintainers read. The site may have more: its words are a table with a column for each.
LANGUAGES = ("sv", "en")
BESIDE = ("list", "where", "word")


def read_word_list(path: Path) -> dict[str, dict[str, Words]]:
    """List -> language -> word -> text, each column a language.

    Raises ValueError on a word that stands twice in a list, and where a row has more or fewer cells than columns: a comma in a text
    without quotation marks would cut it off.
    """
    found: dict[str, dict[str, dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file)
        languages = [column for column in table.fieldnames or () if column not in BESIDE]
        for row in table:
            if None in (*row, *row.values()):
                raise ValueError(f"{path.name}: {row['word']} has more or fewer cells than there are columns")
            for lang in languages:
                texts = found.setdefault(row["list"], {each: {} for each in languages})[lang]
                if row["word"] in texts:
                    raise ValueError(f"{path.name}: {row['word']} stands twice in the list {row['list']}")
                texts[row["word"]] = row[lang]
    return {name: {**texts} for name, texts in found.items()}
