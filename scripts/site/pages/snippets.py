"""Lines to copy that load a table: one for each tool, with the address of the version that people download.

Each ends with the same question: the adults' needs, and the interventions by authorities and by civil society.
"""

from collections.abc import Mapping

from scripts.ground.codebook import Codebook
from scripts.site.text.markup import code_lines, element

# tool -> (its name, the lines). `{address}` is the folder of the package, `{name}` the package's name; what is asked of it comes
# from the code lists.
# An empty cell is missing; "NA" is the code of Namibia, which several tools would take for missing if they were not told.
SNIPPETS: Mapping[str, tuple[str, str]] = {
    "pandas": (
        "Python: pandas",
        """import pandas as pd

observations = pd.read_csv("{address}/data/observations.csv", keep_default_na=False, na_values=[""])
wanted = observations["indicator"].isin([{quoted}])
needs = observations[wanted & (observations["category"] == "{whole}") & (observations["measure"] == "count")]
print(needs[["indicator", "population", "year", "value"]])""",
    ),
    "frictionless": (
        "Python: frictionless",
        """from frictionless import Package

observations = Package("{address}/datapackage.json").get_resource("observations").read_rows()
wanted = ({quoted})
for row in observations:
    if row["indicator"] in wanted and row["category"] == "{whole}" and row["measure"] == "count":
        print(row["indicator"], row["population"], row["year"], row["value"])""",
    ),
    "polars": (
        "Python: polars",
        """import polars as pl

observations = pl.read_csv("{address}/data/observations.csv", infer_schema_length=None)
wanted = pl.col("indicator").is_in([{quoted}])
needs = observations.filter(wanted, category="{whole}", measure="count")
print(needs.select("indicator", "population", "year", "value"))""",
    ),
    "duckdb": (
        "Python: DuckDB",
        """import urllib.request

import duckdb

urllib.request.urlretrieve("{address}/data/observations.csv", "observations.csv")
print(duckdb.sql(\"\"\"
    SELECT indicator, population, year, value
    FROM 'observations.csv'
    WHERE indicator IN ({single})
    AND category = '{whole}' AND measure = 'count'
\"\"\"))""",
    ),
    "r": (
        "R: readr",
        """library(readr)

observations <- read_csv("{address}/data/observations.csv", na = "", guess_max = Inf)
wanted <- c({quoted})
needs <- subset(observations, indicator %in% wanted & category == "{whole}" & measure == "count")
print(needs[c("indicator", "population", "year", "value")])""",
    ),
    "excel": (
        "Excel: Power Query",
        """let
    File = Web.Contents("{address}/data/observations.csv"),
    Rows = Csv.Document(File, [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
    Headed = Table.PromoteHeaders(Rows),
    Numbers = Table.TransformColumnTypes(Headed, {{{{"value", type number}}, {{"year", Int64.Type}}}}, "en-US"),
    Wanted = {{{{{quoted}}}}},
    Needs = Table.SelectRows(
        Numbers, each List.Contains(Wanted, [indicator]) and [category] = "{whole}" and [measure] = "count"
    )
in
    Needs""",
    ),
    "shell": (
        "bash: curl",
        """curl --fail --silent --show-error --remote-name "{address}/{name}.zip"
python3 -m zipfile --extract "{name}.zip" "{name}"
grep -E '^({either})[.]{whole}[.].*[.]count' "{name}/data/observations.csv\"""",
    ),
}


def snippet(tool: str, address: str, name: str, book: Codebook) -> str:
    """The lines for a tool. `address`: the folder of the package, without a stroke at its end; `name`: the package's."""
    indicators, whole = wanted(book)
    lists = {"quoted": '"', "single": "'"}
    filled = {key: ", ".join(f"{mark}{each}{mark}" for each in indicators) for key, mark in lists.items()}
    return SNIPPETS[tool][1].format(address=address, name=name, whole=whole, either="|".join(indicators), **filled)


def wanted(book: Codebook) -> tuple[list[str], str]:
    """The first indicator that others are shares of, and those that count something else of the same; and the answer for all."""
    base = next((row["base_indicator"] for row in book.indicators.values() if row.get("base_indicator")), "")
    given = [
        name
        for name, row in book.indicators.items()
        if base and row.get("base_indicator") == base and row["unit"] != book.indicators[base]["unit"]
    ]
    indicators = [base, *given] if base else list(book.indicators)[:1]
    return indicators, book.whole(indicators[0], "whole_answers") or book.whole(indicators[0], "whole_persons")


def snippet_list(address: str, name: str, book: Codebook) -> str:
    """Every tool with its lines, as Markdown with blocks of HTML; the anchor is the tool."""
    blocks = []
    for tool, (title, _) in SNIPPETS.items():
        lines = code_lines(snippet(tool, address, name, book))
        blocks.append(f'### {title} {{#{tool}}}\n\n<pre class="code" tabindex="0">{element("code", lines)}</pre>')
    return "\n\n".join(blocks)
