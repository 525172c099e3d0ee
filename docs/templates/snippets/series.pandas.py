import pandas as pd

figures = pd.read_csv("{{ address }}")
asked = {"indicator": "{{ size }}", "category": "{{ whole }}", "population": "{{ everyone }}"}
asked |= {"scope": "{{ all_cases }}", "condition": "{{ no_condition }}"}
people = figures[(figures[list(asked)] == pd.Series(asked)).all(axis=1)]
series = people.dropna(subset=["quote"]).sort_values("year")
series["change"] = series.groupby("compare_group")["value"].diff()
series["sum"] = series.groupby("sum_group")["value"].transform("sum")
print(series[["year", "value", "lower", "upper", "change", "sum"]].to_string())
