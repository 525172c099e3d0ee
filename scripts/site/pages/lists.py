"""What the parts of written pages list: codes, notes, sources, rules, indicators. Rows in, parts out; `lists.html` has them."""

from collections.abc import Iterable

from scripts.ground.columns import Column, in_language
from scripts.ground.data_package import Row, once
from scripts.ground.interval import has_number
from scripts.ground.templates import Macros
from scripts.site.cards.subject import WORDED, subject_of
from scripts.site.exports.figures.columns import how_to_read
from scripts.site.package.labels import Labels
from scripts.site.text.templates import macros, rendered
from scripts.site.text.words import LANGUAGES

ADDRESS = "codebook/"
# The lists that a reader of the figures needs first stand open, each under a heading of its own.
OPEN = ("obs_status", "unit")


class Lists:
    """The rows of the lists of a package, each read when it is asked for: an old release may lack the table."""

    open, languages = OPEN, LANGUAGES

    def __init__(self, labels: Labels) -> None:
        self.labels = labels

    def rows(self, table: str) -> list[Row]:
        """A table in its order."""
        return in_order(self.labels.package.rows(table))

    def column(self, name: str) -> str:
        """What a list is called: as the column that uses it."""
        resources = self.labels.package.descriptor["resources"]
        fields = (field for resource in resources for field in resource["schema"]["fields"])
        return next((self.labels.language.described(each, "title") for each in fields if each["name"] == name), name)

    @property
    def vocabulary(self) -> dict[str, list[Row]]:
        """List -> its codes."""
        return grouped(self.labels.package.rows("vocabulary"), "list")

    @property
    def categories(self) -> list[tuple[str, list[tuple[str, list[Row]]]]]:
        """Theme -> its indicators, each by its name in both languages with its answers."""
        own = grouped(self.rows("categories"), "indicator")
        return [
            (theme, [(in_all(row), own.get(row["indicator"], [])) for row in rows])
            for theme, rows in by_theme(self.labels)
        ]

    @property
    def standards(self) -> dict[str, list[Row]]:
        """Standard -> how our answers relate to it."""
        return grouped(self.labels.package.rows("mappings"), "standard")

    @property
    def forbidding(self) -> dict[str, list[Row]]:
        """What may not be done -> the rules that forbid it."""
        return grouped([row for row in self.labels.package.rows("rules") if row["forbids"]], "forbids")

    @property
    def computing(self) -> list[Row]:
        """How values are computed. What may not be done with them is told where they are had."""
        return [row for row in self.rows("rules") if not row["forbids"]]


@once
def lists(labels: Labels) -> Macros:
    """The macros of `lists.html`, for the package of some labels."""
    language = labels.language
    of = Lists(labels)
    rows = {"in_language": in_language, "amount": amount, "by_theme": by_theme}
    return macros(
        "lists.html", of=of, labels=labels, words=language.words, text=language.text, codebook=ADDRESS, **rows
    )


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Rows in the order that their list gives them."""
    return sorted(rows, key=lambda row: int(row["order"]))


def in_all(row: Row) -> str:
    """The name of an indicator and its title in each language."""
    return f"{row['indicator']}: {' / '.join(in_language(row, 'title', lang) for lang in LANGUAGES)}"


def grouped(rows: Iterable[Row], column: Column) -> dict[str, list[Row]]:
    """Rows by what stands in one of their columns."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


def by_theme(labels: Labels) -> list[tuple[str, list[Row]]]:
    """The themes, each with its indicators, in the order of the code lists."""
    found = grouped(in_order(labels.package.rows("indicators")), "theme")
    return sorted(found.items(), key=lambda theme: labels.code_order("theme", theme[0]))


def amount(row: Row, labels: Labels) -> str:
    """How many values an indicator has, in words where there is none or one; where the source has only words, that."""
    subject = subject_of(row["indicator"], labels)
    if subject.gist.kind in WORDED:
        return subject.words["said_in_words"]
    count = sum(map(has_number, subject.observations))
    return subject.words[{0: "values_count_none", 1: "values_count_one"}.get(count, "values_count")].format(count)


def figure_lines(labels: Labels) -> str:
    """The three lines of the figures file, as a numbered list of Markdown."""
    told = how_to_read(labels.package, labels.language)
    return "\n".join(f"{number}. {line}" for number, line in enumerate(told, 1))


def moved_pages(labels: Labels) -> dict[str, str]:
    """Path of the Markdown file -> text, for each indicator that was renamed or removed."""
    return {
        f"indicators/{row['moved_from']}.md": rendered("moved.md", row=row, labels=labels, words=labels.language.words)
        + "\n"
        for row in labels.package.rows_if_any("moved")
    }
