import polars as pl

figures = pl.read_csv("{{ address }}")
rows = figures.drop_nulls("value")
every = pl.col("scope") == "{{ all_cases }}"
same = ["year", "indicator", "category", "population", "condition", "measure"]
pairs = rows.filter(every).join(rows.filter(~every), on=same, suffix="_of")
may = pl.col("compare_group") == pl.col("compare_group_of")
pairs = pairs.with_columns(difference=pl.when(may).then(pl.col("value_of") - pl.col("value")))
print(pairs.select(*same[:3], "value", "scope_of", "value_of", "doubt_of", "difference"))
