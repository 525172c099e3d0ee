import pandas as pd

figures = pd.read_csv("{{ address }}")
rows = figures.dropna(subset=["value"])
every = rows["scope"] == "{{ all_cases }}"
same = ["year", "indicator", "category", "population", "condition", "measure"]
pairs = rows[every].merge(rows[~every], on=same, suffixes=("", "_of"))
may = pairs["compare_group"] == pairs["compare_group_of"]
pairs["difference"] = (pairs["value_of"] - pairs["value"]).where(may)
print(pairs[[*same[:3], "value", "scope_of", "value_of", "doubt_of", "difference"]].to_string())
