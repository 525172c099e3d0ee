"""Four questions to the figures file, in the tools that people have: at most ten lines each, with nothing but the file.

`{{address}}` is the file of the version that people download, in the language of the page; the other names are labels of the code
lists. An answer that the file does not permit is an empty cell, or no row. DuckDB and the shell ask the same SQL of
`{{table}}`: an empty cell is NULL to the one and "" to the other, and `<> ''` keeps out both.
"""

from collections.abc import Mapping

PANDAS, POLARS, DUCKDB, R, SHELL = "pandas", "polars", "duckdb", "r", "shell"
SQL = "sql"
# tool -> what it calls the file, what stands before the question, and after it.
SQL_TOOLS: Mapping[str, tuple[str, str, str]] = {
    DUCKDB: (
        "'figures.csv'",
        """import urllib.request
import duckdb

urllib.request.urlretrieve("{{address}}", "figures.csv")
print(duckdb.sql(\"\"\"
""",
        '"""))',
    ),
    SHELL: (
        "figures",
        """curl --fail --silent --show-error --output figures.csv "{{address}}"
sqlite3 -csv -header :memory: <<'SQL'
.import figures.csv figures
""",
        ";\nSQL",
    ),
}
# question -> language -> the lines.
QUESTIONS: Mapping[str, Mapping[str, str]] = {
    "providers": {
        PANDAS: """import pandas as pd

figures = pd.read_csv("{{address}}")
rows = figures.dropna(subset=["compare_group"])
same = ["year", "compare_group", "category", "population", "scope"]
authorities = rows[rows["indicator"] == "{{authorities}}"]
civil = rows[rows["indicator"] == "{{civil}}"]
pairs = authorities.merge(civil[[*same, "value", "base"]], on=same, suffixes=("", "_civil"))
told = ["value", "base", "value_civil", "base_civil"]
print(pairs[["year", "category", "unit", *told]].to_string())""",
        POLARS: """import polars as pl

figures = pl.read_csv("{{address}}")
rows = figures.drop_nulls("compare_group")
same = ["year", "compare_group", "category", "population", "scope"]
authorities = rows.filter(pl.col("indicator") == "{{authorities}}")
civil = rows.filter(pl.col("indicator") == "{{civil}}")
pairs = authorities.join(civil, on=same, suffix="_civil")
told = ["value", "base", "value_civil", "base_civil"]
print(pairs.select("year", "category", "unit", *told))""",
        R: """figures <- read.csv("{{address}}", na.strings = "")
rows <- subset(figures, !is.na(compare_group))
same <- c("year", "compare_group", "category", "population", "scope")
authorities <- subset(rows, indicator == "{{authorities}}")
civil <- subset(rows, indicator == "{{civil}}", c(same, "value", "base"))
pairs <- merge(authorities, civil, by = same, suffixes = c("", "_civil"))
told <- c("value", "base", "value_civil", "base_civil")
print(pairs[c("year", "category", "unit", told)])""",
        SQL: """SELECT year, category, a.unit, a.value, a.base,
c.value AS value_civil, c.base AS base_civil
FROM {{table}} a JOIN {{table}} c USING (year, compare_group, category, population, scope)
WHERE a.indicator = '{{authorities}}' AND compare_group <> ''
AND c.indicator = '{{civil}}'""",
    },
    "ages": {
        PANDAS: """import pandas as pd

figures = pd.read_csv("{{address}}")
rows = figures.dropna(subset=["compare_group"])
young = rows["population"].str.contains("{{children}}", case=False)
same = ["year", "compare_group", "compare_answer", "scope"]
pairs = rows[~young].merge(rows[young], on=same, suffixes=("", "_young"))
pairs = pairs[pairs["indicator"] != pairs["indicator_young"]]
told = ["indicator", "category", "unit", "population", "value"]
print(pairs[["year", *told, "population_young", "value_young"]].to_string())""",
        POLARS: """import polars as pl

figures = pl.read_csv("{{address}}")
rows = figures.drop_nulls("compare_group")
young = pl.col("population").str.to_lowercase().str.contains("{{children}}")
same = ["year", "compare_group", "compare_answer", "scope"]
pairs = rows.filter(~young).join(rows.filter(young), on=same, suffix="_young")
pairs = pairs.filter(pl.col("indicator") != pl.col("indicator_young"))
told = ["indicator", "category", "unit", "population", "value"]
print(pairs.select("year", *told, "population_young", "value_young"))""",
        R: """figures <- read.csv("{{address}}", na.strings = "")
rows <- subset(figures, !is.na(compare_group))
young <- grepl("{{children}}", rows$population, ignore.case = TRUE)
same <- c("year", "compare_group", "compare_answer", "scope")
pairs <- merge(rows[!young, ], rows[young, ], by = same, suffixes = c("", "_young"))
pairs <- subset(pairs, indicator != indicator_young)
told <- c("indicator", "category", "unit", "population", "value")
print(pairs[c("year", told, "population_young", "value_young")])""",
        SQL: """SELECT year, a.indicator, a.category, a.unit, a.population, a.value,
c.population AS population_young, c.value AS value_young
FROM {{table}} a JOIN {{table}} c USING (year, compare_group, compare_answer, scope)
WHERE a.indicator <> c.indicator AND compare_group <> ''
AND lower(c.population) LIKE '%{{children}}%' AND lower(a.population) NOT LIKE '%{{children}}%'""",
    },
    "case": {
        PANDAS: """import pandas as pd

figures = pd.read_csv("{{address}}")
rows = figures.dropna(subset=["value"])
every = rows["scope"] == "{{all_cases}}"
same = ["year", "indicator", "category", "population", "condition", "measure"]
pairs = rows[every].merge(rows[~every], on=same, suffixes=("", "_of"))
may = pairs["compare_group"] == pairs["compare_group_of"]
pairs["difference"] = (pairs["value_of"] - pairs["value"]).where(may)
print(pairs[[*same[:3], "value", "scope_of", "value_of", "doubt_of", "difference"]].to_string())""",
        POLARS: """import polars as pl

figures = pl.read_csv("{{address}}")
rows = figures.drop_nulls("value")
every = pl.col("scope") == "{{all_cases}}"
same = ["year", "indicator", "category", "population", "condition", "measure"]
pairs = rows.filter(every).join(rows.filter(~every), on=same, suffix="_of")
may = pl.col("compare_group") == pl.col("compare_group_of")
pairs = pairs.with_columns(difference=pl.when(may).then(pl.col("value_of") - pl.col("value")))
print(pairs.select(*same[:3], "value", "scope_of", "value_of", "doubt_of", "difference"))""",
        R: """figures <- read.csv("{{address}}", na.strings = "")
rows <- subset(figures, !is.na(value))
every <- rows$scope == "{{all_cases}}"
same <- c("year", "indicator", "category", "population", "condition", "measure")
pairs <- merge(rows[every, ], rows[!every, ], by = same, suffixes = c("", "_of"))
may <- pairs$compare_group == pairs$compare_group_of
pairs$difference <- ifelse(may, pairs$value_of - pairs$value, NA)
print(pairs[c(same[1:3], "value", "scope_of", "value_of", "doubt_of", "difference")])""",
        SQL: """SELECT year, indicator, category, a.value,
c.scope AS scope_of, c.value AS value_of, c.doubt,
CASE WHEN a.compare_group = c.compare_group AND a.compare_group <> '' THEN c.value - a.value END AS difference
FROM {{table}} a JOIN {{table}} c USING (year, indicator, category, population, condition, measure)
WHERE a.scope = '{{all_cases}}' AND c.scope <> '{{all_cases}}'
AND cast(a.value AS text) <> '' AND cast(c.value AS text) <> ''""",
    },
    "series": {
        PANDAS: """import pandas as pd

figures = pd.read_csv("{{address}}")
asked = {"indicator": "{{size}}", "category": "{{whole}}", "population": "{{everyone}}"}
asked |= {"scope": "{{all_cases}}", "condition": "{{no_condition}}"}
people = figures[(figures[list(asked)] == pd.Series(asked)).all(axis=1)]
series = people.dropna(subset=["quote"]).sort_values("year")
series["change"] = series.groupby("compare_group")["value"].diff()
series["sum"] = series.groupby("sum_group")["value"].transform("sum")
print(series[["year", "value", "lower", "upper", "change", "sum"]].to_string())""",
        POLARS: """import polars as pl

figures = pl.read_csv("{{address}}")
people = figures.filter(indicator="{{size}}", category="{{whole}}", population="{{everyone}}")
people = people.filter(scope="{{all_cases}}", condition="{{no_condition}}")
series = people.drop_nulls("quote").sort("year")
change = pl.when(pl.col("compare_group").is_not_null()).then(pl.col("value").diff().over("compare_group"))
added = pl.when(pl.col("sum_group").is_not_null()).then(pl.col("value").sum().over("sum_group"))
print(series.select("year", "value", "lower", "upper", change.alias("change"), added.alias("sum")))""",
        R: """figures <- read.csv("{{address}}", na.strings = "")
people <- subset(figures, indicator == "{{size}}" & category == "{{whole}}" & !is.na(quote))
people <- subset(people, population == "{{everyone}}" & scope == "{{all_cases}}")
series <- subset(people[order(people$year), ], condition == "{{no_condition}}")
change <- ave(series$value, series$compare_group, FUN = function(x) c(NA, diff(x)))
series$change <- ifelse(is.na(series$compare_group), NA, change)
added <- ave(series$value, series$sum_group, FUN = sum)
series$sum <- ifelse(is.na(series$sum_group), NA, added)
print(series[c("year", "value", "lower", "upper", "change", "sum")])""",
        SQL: """SELECT year, value, lower, upper,
CASE WHEN compare_group <> '' THEN value - lag(value) OVER (PARTITION BY compare_group ORDER BY year) END AS change,
CASE WHEN sum_group <> '' THEN sum(value) OVER (PARTITION BY sum_group) END AS sum
FROM {{table}} WHERE indicator = '{{size}}' AND category = '{{whole}}' AND population = '{{everyone}}'
AND scope = '{{all_cases}}' AND condition = '{{no_condition}}' AND quote <> ''
ORDER BY year""",
    },
}
