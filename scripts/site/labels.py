"""What the package calls its codes, in one language."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from scripts.site.reading import Package, PackageError, Row
from scripts.site.words import LANGUAGES, WORDS, Words

# A figure that raises a question is published without reservation.
ONLY_ASKED = "asked"
# table -> what names its rows
KEYS = {
    "indicators": "indicator",
    "sources": "source",
    "notes": "note",
    "rules": "rule",
    "assumptions": "assumption",
}


class Labels:
    """Looks up labels in the code lists of one package. Raises PackageError on a code that no list holds.

    A list is read when it is asked for: an old release may lack the table.
    """

    def __init__(self, package: Package, lang: str) -> None:
        self.package = package
        self.lang = lang
        self.words: Words = WORDS[lang]

    @cached_property
    def categories(self) -> dict[tuple[str, str], Row]:
        """(indicator, category) -> the category."""
        return {(row["indicator"], row["category"]): row for row in self.package.rows("categories")}

    @cached_property
    def populations(self) -> dict[str, Row]:
        """The populations by their names."""
        return {row["population"]: row for row in self.package.rows("populations")}

    @cached_property
    def codes(self) -> dict[tuple[str, str], Row]:
        """(list, code) -> the code, of the short lists."""
        return {(row["list"], row["code"]): row for row in self.package.rows("vocabulary")}

    @cached_property
    def names(self) -> set[str]:
        """The names among the words of the labels: a word with a capital inside one label is a name where it begins another."""
        inner = (word for row in self.codes.values() for word in self.text(row, "label").split()[1:])
        return {word for word in inner if word[:1].isupper()}

    @cached_property
    def rows(self) -> dict[str, dict[str, Row]]:
        """Table -> its rows by their names, of the tables that the package has."""
        has = {resource["name"] for resource in self.package.descriptor["resources"]}
        return {
            table: {row[key]: row for row in self.package.rows(table)} for table, key in KEYS.items() if table in has
        }

    @cached_property
    def decisions(self) -> dict[str, list[Row]]:
        """Observation -> what has been decided about its figures, where that changes how they are read."""
        found: dict[str, list[Row]] = {}
        for row in self.package.rows("corrections"):
            if row["decision"] != ONLY_ASKED:
                found.setdefault(row["observation"], []).append(row)
        return found

    @cached_property
    def worded(self) -> dict[tuple[str, str], list[Row]]:
        """(indicator, category) -> the statements that print something and give no number."""
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.package.rows("statements"):
            if row["printed"] and not row["value"]:
                found.setdefault((row["indicator"], row["category"]), []).append(row)
        return found

    @cached_property
    def observations(self) -> dict[str, Row]:
        """The observations by their names."""
        return {row["observation"]: row for row in self.package.rows("observations")}

    def text(self, row: Row, field: str) -> str:
        """The row's text in this language: `title` reads `title_sv` or `title_en`."""
        return row[f"{field}_{self.lang}"]

    def described(self, thing: dict[str, str], field: str) -> str:
        """A text of the descriptor in this language, where the Swedish one has the plain name."""
        return thing[field] if self.lang == "sv" else thing[f"{field}_{self.lang}"]

    def unit(self, field: Mapping[str, Any]) -> str:
        """The unit of a field of the descriptor in this language; nothing where it has none."""
        plain = str(field.get("unit", ""))
        return str(field.get("unit_sv", plain)) if self.lang == "sv" else plain

    def code(self, codelist: str, code: str) -> str:
        """The label of a code in one of the short lists."""
        return self.text(found(self.codes, (codelist, code)), "label")

    def code_in_sentence(self, codelist: str, code: str) -> str:
        """The label with a small first letter, unless it begins with a name ("Åsele case only")."""
        label = self.code(codelist, code)
        first = label.split(maxsplit=1)[0]
        return label if first in self.names or first.isupper() else label[:1].lower() + label[1:]

    def category(self, indicator: str, category: str) -> str:
        """The label of a category."""
        return self.text(found(self.categories, (indicator, category)), "label")

    def population(self, population: str) -> str:
        """The label of a population."""
        return self.text(found(self.populations, population), "label")

    def population_in_sentence(self, population: str) -> str:
        """The label of a population as it is written within a sentence."""
        return self.text(found(self.populations, population), "label_in_sentence")

    def title(self, table: str, key: str) -> str:
        """The title of an indicator, a source or a rule."""
        return self.text(found(self.rows[table], key), "title")

    def setting(self, name: str) -> str:
        """What the platform has set, or the placeholder for it."""
        return found({row["setting"]: row for row in self.package.rows("platform")}, name)["setting_value"]

    def population_order(self, population: str) -> int:
        """The place of a population in its list."""
        return int(found(self.populations, population)["order"])

    def category_order(self, row: Row) -> int:
        """The place of a row's category in its indicator."""
        return int(found(self.categories, (row["indicator"], row["category"]))["order"])

    def code_order(self, codelist: str, code: str) -> int:
        """The place of a code in its list."""
        return int(found(self.codes, (codelist, code))["order"])


def both(thing: Mapping[str, Any], field: str) -> dict[str, Any]:
    """Language -> what a descriptor says in it, where the Swedish text has the plain name."""
    return {lang: thing[field if lang == "sv" else f"{field}_{lang}"] for lang in LANGUAGES}


def found(rows: Mapping[Any, Row], key: object) -> Row:
    """The row with this key. Raises PackageError, so that a page is never built around a code without a name."""
    if key not in rows:
        raise PackageError(f"no code list holds {key}")
    return rows[key]
