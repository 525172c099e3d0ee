import polars as pl

figures = pl.read_csv("{{ address }}")
rows = figures.drop_nulls("compare_group")
young = pl.col("population").str.to_lowercase().str.contains("{{ children }}")
same = ["year", "compare_group", "compare_answer", "scope"]
pairs = rows.filter(~young).join(rows.filter(young), on=same, suffix="_young")
pairs = pairs.filter(pl.col("indicator") != pl.col("indicator_young"))
told = ["indicator", "category", "unit", "population", "value"]
print(pairs.select("year", *told, "population_young", "value_young"))
