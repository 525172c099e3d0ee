"""For those who have a question of their own: the page Explore, and lines to copy that ask the figures file.

The files of `docs/templates/snippets/` are four questions in the tools that people have: at most ten lines each, with nothing but
the figures file. They name labels of the code lists, so that the same lines ask the package of any year. What the file does
not permit is an empty cell, or no row. DuckDB and the shell ask the same SQL: an empty cell is NULL to the one and "" to the other,
and `<> ''` keeps out both.
"""

from collections.abc import Mapping

from markupsafe import Markup

from scripts.ground.codes import ALL
from scripts.ground.data_package import Row
from scripts.ground.interval import has_number
from scripts.ground.markup import code_lines
from scripts.site.addresses import figures_file, pinned_file
from scripts.site.cards.subject import subject_of
from scripts.site.exports.json_stat_cells import dimension_label
from scripts.site.package.labels import Labels
from scripts.site.pages.lists import amount, by_theme
from scripts.site.text.templates import rendered

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
    choices = [(name, dimension_label(name, labels)) for name in CHOICES]
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
    """The labels that the questions name: the first two who gave support for the same needs, and all people met."""
    package, size = labels.package, labels.book.size
    pairs = package.rows("pairs")
    authorities, civil, *_ = (row["indicator"] for row in pairs if row["pair_kind"] == "support_of_needs")
    of_children = (row["others"] for row in pairs if row["pair_kind"] == "counterpart" and not row["category"])
    children = min((labels.book.indicators[name]["population"] for name in of_children), key=labels.population_order)
    return {
        "authorities": labels.title("indicators", authorities),
        "civil": labels.title("indicators", civil),
        "children": labels.population_in_sentence(children),
        "size": labels.title("indicators", size[0]),
        "whole": labels.category(*size),
        "everyone": labels.population(labels.book.indicators[size[0]]["population"]),
        "all_cases": labels.code("scope", ALL),
        "no_condition": labels.language.words["figures_no_condition"],
    }
