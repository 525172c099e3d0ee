"""The published package as a stranger reads it, and what it calls its codes, in one language; what the platform has set.

Which versions are released or withdrawn is read here too. It needs nothing but Python: the monthly look at the numbers to call
installs nothing.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.codes import ALL
from scripts.ground.columns import Column, TextName
from scripts.ground.data_package import DESCRIPTOR, Package, PackageError, Row, parse, rows_of
from scripts.ground.facts import Facts, facts_of
from scripts.ground.releases import FOLDER, TAKEN_DOWN, release_versions, version_order
from scripts.ground.years import Years, years_of
from scripts.site.addresses import indicator_address
from scripts.site.text.language import Language, Words

# The setting by which the platform decides on the licence of the data.
LICENCE = "data_licence"
# What is said of a version that is withdrawn, also while it is being taken down.
WITHDRAWN: tuple[Column, ...] = ("withdrawn_version", "withdrawn_on", "reason_sv", "reason_en")


def read_package(folder: Path) -> Package:
    """The package in `folder`. Raises PackageError when it is not built or a file differs from its schema."""
    if not (folder / DESCRIPTOR).is_file():
        raise PackageError(f"{folder / DESCRIPTOR} is missing: run `python -m scripts package` first")
    return parse(lambda path: (folder / path).read_bytes())


def found(rows: Mapping[Any, Row], key: object) -> Row:
    """The row with this key. Raises PackageError, so that a page is never built around a code without a name."""
    if key not in rows:
        raise PackageError(f"no code list holds {key}")
    return rows[key]


def is_released(folder: Path, package: Package) -> bool:
    """Whether the package in `folder` is one that has been released. A site of any other is a preview."""
    return package.version in release_versions(folder)


def read_withdrawn(folder: Path, package: Package) -> list[Row]:
    """The versions that the package says are withdrawn, and those that are being taken down while this is built."""
    found = {row["withdrawn_version"]: row for row in package.rows_if_any("withdrawn")}
    path = folder / FOLDER / TAKEN_DOWN
    if path.is_file():
        found |= {row["withdrawn_version"]: row for row in rows_of(path.read_bytes(), [*WITHDRAWN], TAKEN_DOWN, {})}
    return [found[version] for version in sorted(found, key=version_order)]


def withdrawal(row: Row, language: Language) -> str:
    """When and why a version has been withdrawn, in a sentence each."""
    day = language.date(row["withdrawn_on"])
    return f"{language.words['withdrawn_text'].format(row['withdrawn_version'], day)} {language.text(row, 'reason')}"


class Labels:
    """Looks up labels in the code lists of one package. Raises PackageError on a code that no list holds.

    A list is read when it is asked for: an old release may lack the table. `place`: the folder below which the pages of the package
    lie, where it is not the newest one.
    """

    def __init__(self, package: Package, language: Language, place: str = "") -> None:
        self.package = package
        self.language = language
        self.place = place

    def page_of(self, indicator: str) -> str:
        """The address of an indicator's page under the root of its language."""
        return self.place + indicator_address(indicator)

    @property
    def words(self) -> Words:
        """What the site says beside the labels."""
        return self.language.words

    def say(self, word: str, *told: object) -> str:
        """A word of the list, with what its blanks are filled with."""
        return self.words[word].format(*told)

    @property
    def years(self) -> Years:
        """What the package says of its years."""
        return years_of(self.package)

    @property
    def facts(self) -> Facts:
        """What the package says of its cells."""
        return facts_of(self.package)

    @cached_property
    def categories(self) -> dict[tuple[str, str], Row]:
        """(indicator, category) -> the category."""
        return {(row["indicator"], row["category"]): row for row in self.package.rows("categories")}

    @cached_property
    def book(self) -> Codebook:
        """What the code lists say of who is part of whom."""
        return read_codebook(self.package.tables)

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
        """The names among the words of the code lists: a word with a capital inside one text is a name where it begins another."""
        texts = [self.language.text(row, "label") for row in self.codes.values()]
        texts += [self.language.text(row, "predicate") for row in self.categories.values()]
        inner = (word for text in texts for word in text.split()[1:])
        return {word for word in inner if word[:1].isupper()}

    @property
    def titled(self) -> list[str]:
        """What the publishers and the sources are called."""
        publishers = [each["title"] for each in self.package.descriptor["contributors"]]
        return [*publishers, *(self.language.text(row, "title") for row in self.package.rows("sources"))]

    def code(self, codelist: str, code: str) -> str:
        """The label of a code in one of the short lists."""
        return self.language.text(found(self.codes, (codelist, code)), "label")

    def code_in_sentence(self, codelist: str, code: str) -> str:
        """The label with a small first letter, unless it begins with a name ("Åsele case only")."""
        return self.within(self.code(codelist, code))

    def within(self, label: str) -> str:
        """A label as it is written within a sentence."""
        first = label.split(maxsplit=1)[0].rstrip(",:")
        return label if first in self.names or first.isupper() else label[:1].lower() + label[1:]

    def category(self, indicator: str, category: str) -> str:
        """The label of a category."""
        return self.language.text(found(self.categories, (indicator, category)), "label")

    def answer(self, row: Row) -> str:
        """The label of the category of a row."""
        return self.category(row["indicator"], row["category"])

    def cases(self, row: Row) -> str:
        """Which cases a row is of, within a sentence; nothing where it is of all."""
        return self.code_in_sentence("scope", row["scope"]) if row["scope"] != ALL else ""

    def population(self, population: str) -> str:
        """The label of a population."""
        return self.language.text(found(self.populations, population), "label")

    def population_in_sentence(self, population: str) -> str:
        """The label of a population as it is written within a sentence."""
        return self.language.text(found(self.populations, population), "label_in_sentence")

    def population_as(self, population: str, form: TextName) -> str:
        """What a headline calls a population: its `group` ("the adults"), or the `people` after a number ("adults")."""
        return self.language.text(found(self.populations, population), form)

    def genus(self, population: str) -> str:
        """The grammatical gender of the Swedish word for one of a population."""
        return found(self.populations, population)["genus"]

    def title(self, table: str, key: str) -> str:
        """The title of an indicator, a source or a rule."""
        return self.language.text(found(self.package.by_name[table], key), "title")

    def note(self, name: str) -> str:
        """The text of a note."""
        return self.language.text(found(self.package.by_name["notes"], name), "text")

    def population_order(self, population: str) -> int:
        """The place of a population in its list."""
        return int(found(self.populations, population)["order"])

    def category_order(self, row: Row) -> int:
        """The place of a row's category in its indicator."""
        return int(found(self.categories, (row["indicator"], row["category"]))["order"])

    def code_order(self, codelist: str, code: str) -> int:
        """The place of a code in its list."""
        return int(found(self.codes, (codelist, code))["order"])


def decided(name: str, package: Package) -> str:
    """The value that the platform has set, "" while there is only a placeholder."""
    rows = [row for row in package.rows("platform") if row["setting"] == name and row["setting_state"] == "set"]
    return rows[0]["setting_value"] if rows else ""


def is_open(name: str, package: Package) -> bool:
    """Whether a setting is a placeholder until the platform decides."""
    return ("placeholder", name) in {(row["setting_state"], row["setting"]) for row in package.rows("platform")}


def licence(labels: Labels, said: str = "{title}") -> str:
    """What the data may be used under, as a pattern `said` has it; one that the platform has not decided on says so."""
    text = said.format(**labels.package.descriptor["licenses"][0])
    return labels.say("setting_placeholder", text) if is_open(LICENCE, labels.package) else text


def value_of(name: str, labels: Labels) -> str:
    """The value of a setting as plain text; one that is a placeholder or not set says so."""
    rows = [row for row in labels.package.rows("platform") if row["setting"] == name and row["setting_value"]]
    if not rows:
        return labels.words["not_set"]
    value = rows[0]["setting_value"]
    return labels.say("setting_placeholder", value) if rows[0]["setting_state"] == "placeholder" else value
