import polars as pl

figures = pl.read_csv("{{ address }}")
people = figures.filter(indicator="{{ size }}", category="{{ whole }}", population="{{ everyone }}")
people = people.filter(scope="{{ all_cases }}", condition="{{ no_condition }}")
series = people.drop_nulls("quote").sort("year")
change = pl.when(pl.col("compare_group").is_not_null()).then(pl.col("value").diff().over("compare_group"))
added = pl.when(pl.col("sum_group").is_not_null()).then(pl.col("value").sum().over("sum_group"))
print(series.select("year", "value", "lower", "upper", change.alias("change"), added.alias("sum")))
