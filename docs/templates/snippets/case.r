figures <- read.csv("{{ address }}", na.strings = "")
rows <- subset(figures, !is.na(value))
every <- rows$scope == "{{ all_cases }}"
same <- c("year", "indicator", "category", "population", "condition", "measure")
pairs <- merge(rows[every, ], rows[!every, ], by = same, suffixes = c("", "_of"))
may <- pairs$compare_group == pairs$compare_group_of
pairs$difference <- ifelse(may, pairs$value_of - pairs$value, NA)
print(pairs[c(same[1:3], "value", "scope_of", "value_of", "doubt_of", "difference")])
