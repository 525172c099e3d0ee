"""Lines to copy that ask the figures file a question: one block for each tool.

What is asked of it comes from the code lists: the same lines ask the package of any year.
"""

from collections.abc import Mapping

from scripts.ground.scopes import ALL
from scripts.site.addresses import figures_file, pinned_file
from scripts.site.package.labels import Labels
from scripts.site.pages.snippet_lines import DUCKDB, PANDAS, POLARS, QUESTIONS, SHELL, SQL, SQL_TOOLS, R
from scripts.site.text.markup import code_lines, element

# tool -> its name, on every page the same.
TOOLS: Mapping[str, str] = {
    PANDAS: "Python: pandas",
    POLARS: "Python: polars",
    DUCKDB: "Python: DuckDB",
    R: "R",
    SHELL: "bash: curl, sqlite3",
}


def snippet(question: str, tool: str, labels: Labels, address: str) -> str:
    """The lines that ask a question with a tool. `address`: of the figures file."""
    lines = QUESTIONS[question]
    table, before, after = SQL_TOOLS.get(tool, ("", "", ""))
    names = {name: quoted(text, tool) for name, text in asked(labels).items()}
    text = before + lines[SQL if tool in SQL_TOOLS else tool] + after
    for name, value in {**names, "table": table, "address": address}.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    return text


def quoted(text: str, tool: str) -> str:
    """A label as it stands between the quotation marks of a tool."""
    return text.replace("'", "''") if tool in SQL_TOOLS else text.replace("\\", "\\\\").replace('"', '\\"')


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


def snippets(question: str, labels: Labels) -> str:
    """A question in every tool, as blocks of HTML; the first is open, so that one sees what a question is."""
    address = pinned_file(labels.package, figures_file(labels.language.of_package))
    blocks: list[str] = []
    for tool, title in TOOLS.items():
        code = element("code", code_lines(snippet(question, tool, labels, address)))
        lines = element("pre", code, class_="code", tabindex="0")
        opened = {} if blocks else {"open": ""}
        summary = element("summary", title)
        blocks.append(element("details", summary + lines, class_="lines", id=f"{question}-{tool}", **opened))
    return "\n\n".join(blocks)
