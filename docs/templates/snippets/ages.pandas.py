import pandas as pd

figures = pd.read_csv("{{ address }}")
rows = figures.dropna(subset=["compare_group"])
young = rows["population"].str.contains("{{ children }}", case=False)
same = ["year", "compare_group", "compare_answer", "scope"]
pairs = rows[~young].merge(rows[young], on=same, suffixes=("", "_young"))
pairs = pairs[pairs["indicator"] != pairs["indicator_young"]]
told = ["indicator", "category", "unit", "population", "value"]
print(pairs[["year", *told, "population_young", "value_young"]].to_string())
