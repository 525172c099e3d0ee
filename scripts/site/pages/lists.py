"""What written pages list of the package; and the page Explore and lines to copy, for those with a question of their own.

The files of `docs/templates/snippets/` are four questions in the tools that people have: at most ten lines each, with nothing but
the figures file. They name labels of the code lists, so that the same lines ask the package of any year. What the file does
not permit is an empty cell, or no row. DuckDB and the shell ask the same SQL: an empty cell is NULL to the one and "" to the other,
and `<> ''` keeps out both.
"""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from scripts.ground.codes import ALL
from scripts.ground.columns import Column, in_language
from scripts.ground.data_package import Row, once
from scripts.ground.interval import has_number
from scripts.ground.markup import code_lines
from scripts.ground.templates import Macros
from scripts.site.addresses import CODEBOOK, figures_file, pinned_file
from scripts.site.exports.explored import choice_label
from scripts.site.exports.figures.columns import how_to_read
from scripts.site.frame.subject import WORDED, subject_of
from scripts.site.package.labels import Labels
from scripts.site.text.language import LANGUAGES
from scripts.site.text.templates import macros, rendered

# The lists that a reader of the figures needs first stand open, each under a heading of its own.
OPEN = ("obs_status", "unit")


class PageLists:
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
    of = PageLists(labels)
    rows = {"in_language": in_language, "amount": amount, "by_theme": by_theme}
    return macros(
        "lists.html", of=of, labels=labels, words=language.words, text=language.text, codebook=CODEBOOK, **rows
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
    return "\n".join(f"{at}. {line}" for at, line in enumerate(how_to_read(labels.package, labels.language), 1))


def moved_pages(labels: Labels) -> dict[str, str]:
    """Path of the Markdown file -> text, for each indicator that was renamed or removed."""
    return {
        f"indicators/{row['moved_from']}.md": rendered("moved.md", row=row, labels=labels, words=labels.language.words)
        + "\n"
        for row in labels.package.rows_if_any("moved")
    }


# What a reader picks after the indicator, in the order in which one narrows down the next.
# Of a condition and of what a share is of only what there are several of is asked for: one base at a time.
SELDOM = ("within", "base")
CHOICES = ("population", "scope", "year", "measure", *SELDOM)
# tool -> its name, on every page the same, and how the file with its lines ends.
TOOLS: Mapping[str, tuple[str, str]] = {
    "pandas": ("Python: pandas", "pandas.py"),
    "polars": ("Python: polars", "polars.py"),
    "duckdb": ("Python: DuckDB", "sql"),
    "r": ("R", "r"),
    "shell": ("bash: curl, sqlite3", "sql"),
}
# What the tools that ask in SQL call the file.
TABLES = {"duckdb": "'figures.csv'", "shell": "figures"}


def explorer(labels: Labels) -> str:
    """The form, what is said to those who hear the page, and the result, hidden until the script has something to show."""
    choices = [(name, choice_label(name, labels)) for name in CHOICES]
    themes = [(labels.code("theme", theme), to_pick(rows, labels)) for theme, rows in by_theme(labels)]
    return rendered("explorer.html", labels=labels, themes=themes, choices=choices, seldom=SELDOM)


def to_pick(rows: list[Row], labels: Labels) -> dict[str, str]:
    """Those of some indicators that have observations, with their titles; one whose numbers are all missing says so."""
    found = dict[str, str]()
    for row in rows:
        title, observations = labels.language.text(row, "title"), subject_of(row["indicator"], labels).observations
        if not any(map(has_number, observations)):
            title = labels.language.words["in_brackets"].format(title, amount(row, labels))
        found |= {row["indicator"]: title} if observations else {}
    return found


def snippets(question: str, labels: Labels) -> str:
    """A question in every tool, as blocks of HTML."""
    address = pinned_file(labels.package, figures_file(labels.language.of_package))
    tools = [
        (tool, title, Markup(code_lines(snippet(question, tool, labels, address))))
        for tool, (title, _) in TOOLS.items()
    ]
    return rendered("snippets.html", question=question, tools=tools)


def snippet(question: str, tool: str, labels: Labels, address: str) -> str:
    """The lines that ask a question with a tool. `address`: of the figures file."""
    names = {name: quoted(text, tool) for name, text in asked(labels).items()} | {"address": address}
    lines = rendered(f"snippets/{question}.{TOOLS[tool][1]}", table=TABLES.get(tool, ""), **names)
    return rendered(f"snippets/sql.{tool}", lines=lines, **names) if tool in TABLES else lines


def quoted(text: str, tool: str) -> str:
    """A label as it stands between the quotation marks of a tool."""
    return text.replace("'", "''") if tool in TABLES else text.replace("\\", "\\\\").replace('"', '\\"')


def asked(labels: Labels) -> Mapping[str, str]:
    """The labels that the questions name: children, and all people met."""
    size = labels.book.size
    of_children = (
        row["others"]
        for row in labels.package.rows("pairs")
        if row["pair_kind"] == "counterpart" and not row["category"]
    )
    children = min((labels.book.indicators[name]["population"] for name in of_children), key=labels.population_order)
    return {
        "children": labels.population_in_sentence(children),
        "size": labels.title("indicators", size[0]),
        "whole": labels.category(*size),
        "everyone": labels.population(labels.book.indicators[size[0]]["population"]),
        "all_cases": labels.code("scope", ALL),
        "no_condition": labels.language.words["figures_no_condition"],
    }


def break_list(labels: Labels) -> str:
    """Every break of the package: the indicators, the year and why."""
    rows = sorted(labels.package.rows("breaks"), key=lambda row: (row["year"], row["indicator"]), reverse=True)
    together: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        together.setdefault((row["year"], row["note"]), []).append(row["indicator"])
    return macros("series.html", labels=labels).breaks(together, "method/")
