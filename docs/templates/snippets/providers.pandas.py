import pandas as pd

figures = pd.read_csv("{{ address }}")
rows = figures.dropna(subset=["compare_group"])
same = ["year", "compare_group", "category", "population", "scope"]
authorities = rows[rows["indicator"] == "{{ authorities }}"]
civil = rows[rows["indicator"] == "{{ civil }}"]
pairs = authorities.merge(civil[[*same, "value", "base"]], on=same, suffixes=("", "_civil"))
told = ["value", "base", "value_civil", "base_civil"]
print(pairs[["year", "category", "unit", *told]].to_string())
