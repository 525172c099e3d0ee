"""Four questions to the flat file, in the tools that people have: at most ten lines each, with nothing but the file.

`{{address}}` is the file of the version that people download, `{{lang}}` the language of its columns; the other names are labels of
the code lists. An answer that the file does not permit is an empty cell, or no row. DuckDB and the shell ask the same SQL of
`{{flat}}`: an empty cell is NULL to the one and "" to the other, and `<> ''` keeps out both.
"""

from collections.abc import Mapping

PANDAS, POLARS, DUCKDB, R, SHELL = "pandas", "polars", "duckdb", "r", "shell"
SQL = "sql"
# tool -> what it calls the file, what stands before the question, and after it.
SQL_TOOLS: Mapping[str, tuple[str, str, str]] = {
    DUCKDB: (
        "'flat.csv'",
        """import urllib.request
import duckdb

urllib.request.urlretrieve("{{address}}", "flat.csv")
print(duckdb.sql(\"\"\"
""",
        '"""))',
    ),
    SHELL: (
        "flat",
        """curl --fail --silent --show-error --output flat.csv "{{address}}"
sqlite3 -csv -header :memory: <<'SQL'
.import flat.csv flat
""",
        ";\nSQL",
    ),
}
# question -> language -> the lines.
QUESTIONS: Mapping[str, Mapping[str, str]] = {
    "providers": {
        PANDAS: """import pandas as pd

flat = pd.read_csv("{{address}}")
rows = flat.dropna(subset=["compare_group"])
same = ["year", "compare_group", "category_{{lang}}", "group_{{lang}}", "case_{{lang}}"]
authorities = rows[rows["indicator_{{lang}}"] == "{{authorities}}"]
civil = rows[rows["indicator_{{lang}}"] == "{{civil}}"]
pairs = authorities.merge(civil[[*same, "value", "base_words_{{lang}}"]], on=same, suffixes=("", "_civil"))
told = ["value", "base_words_{{lang}}", "value_civil", "base_words_{{lang}}_civil"]
print(pairs[["year", "category_{{lang}}", "unit_{{lang}}", *told]].to_string())""",
        POLARS: """import polars as pl

flat = pl.read_csv("{{address}}")
rows = flat.drop_nulls("compare_group")
same = ["year", "compare_group", "category_{{lang}}", "group_{{lang}}", "case_{{lang}}"]
authorities = rows.filter(pl.col("indicator_{{lang}}") == "{{authorities}}")
civil = rows.filter(pl.col("indicator_{{lang}}") == "{{civil}}")
pairs = authorities.join(civil, on=same, suffix="_civil")
told = ["value", "base_words_{{lang}}", "value_civil", "base_words_{{lang}}_civil"]
print(pairs.select("year", "category_{{lang}}", "unit_{{lang}}", *told))""",
        R: """flat <- read.csv("{{address}}", na.strings = "")
rows <- subset(flat, !is.na(compare_group))
same <- c("year", "compare_group", "category_{{lang}}", "group_{{lang}}", "case_{{lang}}")
authorities <- subset(rows, indicator_{{lang}} == "{{authorities}}")
civil <- subset(rows, indicator_{{lang}} == "{{civil}}", c(same, "value", "base_words_{{lang}}"))
pairs <- merge(authorities, civil, by = same, suffixes = c("", "_civil"))
told <- c("value", "base_words_{{lang}}", "value_civil", "base_words_{{lang}}_civil")
print(pairs[c("year", "category_{{lang}}", "unit_{{lang}}", told)])""",
        SQL: """SELECT year, category_{{lang}}, a.unit_{{lang}}, a.value, a.base_words_{{lang}},
c.value AS value_civil, c.base_words_{{lang}} AS base_words_civil
FROM {{flat}} a JOIN {{flat}} c USING (year, compare_group, category_{{lang}}, group_{{lang}}, case_{{lang}})
WHERE a.indicator_{{lang}} = '{{authorities}}' AND compare_group <> ''
AND c.indicator_{{lang}} = '{{civil}}'""",
    },
    "ages": {
        PANDAS: """import pandas as pd

flat = pd.read_csv("{{address}}")
rows = flat.dropna(subset=["compare_group"])
young = rows["group_{{lang}}"].str.contains("{{children}}", case=False)
same = ["year", "compare_group", "compare_answer", "case_{{lang}}"]
pairs = rows[~young].merge(rows[young], on=same, suffixes=("", "_young"))
pairs = pairs[pairs["indicator_{{lang}}"] != pairs["indicator_{{lang}}_young"]]
told = ["indicator_{{lang}}", "category_{{lang}}", "unit_{{lang}}", "group_{{lang}}", "value"]
print(pairs[["year", *told, "group_{{lang}}_young", "value_young"]].to_string())""",
        POLARS: """import polars as pl

flat = pl.read_csv("{{address}}")
rows = flat.drop_nulls("compare_group")
young = pl.col("group_{{lang}}").str.to_lowercase().str.contains("{{children}}")
same = ["year", "compare_group", "compare_answer", "case_{{lang}}"]
pairs = rows.filter(~young).join(rows.filter(young), on=same, suffix="_young")
pairs = pairs.filter(pl.col("indicator_{{lang}}") != pl.col("indicator_{{lang}}_young"))
told = ["indicator_{{lang}}", "category_{{lang}}", "unit_{{lang}}", "group_{{lang}}", "value"]
print(pairs.select("year", *told, "group_{{lang}}_young", "value_young"))""",
        R: """flat <- read.csv("{{address}}", na.strings = "")
rows <- subset(flat, !is.na(compare_group))
young <- grepl("{{children}}", rows$group_{{lang}}, ignore.case = TRUE)
same <- c("year", "compare_group", "compare_answer", "case_{{lang}}")
pairs <- merge(rows[!young, ], rows[young, ], by = same, suffixes = c("", "_young"))
pairs <- subset(pairs, indicator_{{lang}} != indicator_{{lang}}_young)
told <- c("indicator_{{lang}}", "category_{{lang}}", "unit_{{lang}}", "group_{{lang}}", "value")
print(pairs[c("year", told, "group_{{lang}}_young", "value_young")])""",
        SQL: """SELECT year, a.indicator_{{lang}}, a.category_{{lang}}, a.unit_{{lang}}, a.group_{{lang}}, a.value,
c.group_{{lang}} AS group_young, c.value AS value_young
FROM {{flat}} a JOIN {{flat}} c USING (year, compare_group, compare_answer, case_{{lang}})
WHERE a.indicator_{{lang}} <> c.indicator_{{lang}} AND compare_group <> ''
AND lower(c.group_{{lang}}) LIKE '%{{children}}%' AND lower(a.group_{{lang}}) NOT LIKE '%{{children}}%'""",
    },
    "case": {
        PANDAS: """import pandas as pd

flat = pd.read_csv("{{address}}")
rows = flat.dropna(subset=["value"])
every = rows["case_{{lang}}"] == "{{all_cases}}"
same = ["year", "indicator_{{lang}}", "category_{{lang}}", "group_{{lang}}", "condition_{{lang}}", "measure"]
pairs = rows[every].merge(rows[~every], on=same, suffixes=("", "_of"))
may = pairs["compare_group"] == pairs["compare_group_of"]
pairs["difference"] = (pairs["value_of"] - pairs["value"]).where(may)
print(pairs[[*same[:3], "value", "case_{{lang}}_of", "value_of", "doubt_{{lang}}_of", "difference"]].to_string())""",
        POLARS: """import polars as pl

flat = pl.read_csv("{{address}}")
rows = flat.drop_nulls("value")
every = pl.col("case_{{lang}}") == "{{all_cases}}"
same = ["year", "indicator_{{lang}}", "category_{{lang}}", "group_{{lang}}", "condition_{{lang}}", "measure"]
pairs = rows.filter(every).join(rows.filter(~every), on=same, suffix="_of")
may = pl.col("compare_group") == pl.col("compare_group_of")
pairs = pairs.with_columns(difference=pl.when(may).then(pl.col("value_of") - pl.col("value")))
print(pairs.select(*same[:3], "value", "case_{{lang}}_of", "value_of", "doubt_{{lang}}_of", "difference"))""",
        R: """flat <- read.csv("{{address}}", na.strings = "")
rows <- subset(flat, !is.na(value))
every <- rows$case_{{lang}} == "{{all_cases}}"
same <- c("year", "indicator_{{lang}}", "category_{{lang}}", "group_{{lang}}", "condition_{{lang}}", "measure")
pairs <- merge(rows[every, ], rows[!every, ], by = same, suffixes = c("", "_of"))
may <- pairs$compare_group == pairs$compare_group_of
pairs$difference <- ifelse(may, pairs$value_of - pairs$value, NA)
print(pairs[c(same[1:3], "value", "case_{{lang}}_of", "value_of", "doubt_{{lang}}_of", "difference")])""",
        SQL: """SELECT year, indicator_{{lang}}, category_{{lang}}, a.value,
c.case_{{lang}} AS case_of, c.value AS value_of, c.doubt_{{lang}},
CASE WHEN a.compare_group = c.compare_group AND a.compare_group <> '' THEN c.value - a.value END AS difference
FROM {{flat}} a JOIN {{flat}} c USING (year, indicator_{{lang}}, category_{{lang}}, group_{{lang}}, condition_{{lang}}, measure)
WHERE a.case_{{lang}} = '{{all_cases}}' AND c.case_{{lang}} <> '{{all_cases}}'
AND cast(a.value AS text) <> '' AND cast(c.value AS text) <> ''""",
    },
    "series": {
        PANDAS: """import pandas as pd

flat = pd.read_csv("{{address}}")
asked = {"indicator_{{lang}}": "{{size}}", "category_{{lang}}": "{{whole}}", "group_{{lang}}": "{{everyone}}"}
asked |= {"case_{{lang}}": "{{all_cases}}", "condition_{{lang}}": "{{no_condition}}"}
people = flat[(flat[list(asked)] == pd.Series(asked)).all(axis=1)]
series = people.dropna(subset=["quote_{{lang}}"]).sort_values("year")
series["change"] = series.groupby("compare_group")["value"].diff()
series["sum"] = series.groupby("sum_group")["value"].transform("sum")
print(series[["year", "value", "lower", "upper", "change", "sum"]].to_string())""",
        POLARS: """import polars as pl

flat = pl.read_csv("{{address}}")
people = flat.filter(indicator_{{lang}}="{{size}}", category_{{lang}}="{{whole}}", group_{{lang}}="{{everyone}}")
people = people.filter(case_{{lang}}="{{all_cases}}", condition_{{lang}}="{{no_condition}}")
series = people.drop_nulls("quote_{{lang}}").sort("year")
change = pl.when(pl.col("compare_group").is_not_null()).then(pl.col("value").diff().over("compare_group"))
added = pl.when(pl.col("sum_group").is_not_null()).then(pl.col("value").sum().over("sum_group"))
print(series.select("year", "value", "lower", "upper", change.alias("change"), added.alias("sum")))""",
        R: """flat <- read.csv("{{address}}", na.strings = "")
people <- subset(flat, indicator_{{lang}} == "{{size}}" & category_{{lang}} == "{{whole}}" & !is.na(quote_{{lang}}))
people <- subset(people, group_{{lang}} == "{{everyone}}" & case_{{lang}} == "{{all_cases}}")
series <- subset(people[order(people$year), ], condition_{{lang}} == "{{no_condition}}")
change <- ave(series$value, series$compare_group, FUN = function(x) c(NA, diff(x)))
series$change <- ifelse(is.na(series$compare_group), NA, change)
added <- ave(series$value, series$sum_group, FUN = sum)
series$sum <- ifelse(is.na(series$sum_group), NA, added)
print(series[c("year", "value", "lower", "upper", "change", "sum")])""",
        SQL: """SELECT year, value, lower, upper,
CASE WHEN compare_group <> '' THEN value - lag(value) OVER (PARTITION BY compare_group ORDER BY year) END AS change,
CASE WHEN sum_group <> '' THEN sum(value) OVER (PARTITION BY sum_group) END AS sum
FROM {{flat}} WHERE indicator_{{lang}} = '{{size}}' AND category_{{lang}} = '{{whole}}' AND group_{{lang}} = '{{everyone}}'
AND case_{{lang}} = '{{all_cases}}' AND condition_{{lang}} = '{{no_condition}}' AND quote_{{lang}} <> ''
ORDER BY year""",
    },
}
