import polars as pl

figures = pl.read_csv("{{ address }}")
rows = figures.drop_nulls("compare_group")
same = ["year", "compare_group", "category", "population", "scope"]
authorities = rows.filter(pl.col("indicator") == "{{ authorities }}")
civil = rows.filter(pl.col("indicator") == "{{ civil }}")
pairs = authorities.join(civil, on=same, suffix="_civil")
told = ["value", "base", "value_civil", "base_civil"]
print(pairs.select("year", "category", "unit", *told))
