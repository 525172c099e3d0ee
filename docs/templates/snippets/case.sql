SELECT year, indicator, category, a.value,
c.scope AS scope_of, c.value AS value_of, c.doubt,
CASE WHEN a.compare_group = c.compare_group AND a.compare_group <> '' THEN c.value - a.value END AS difference
FROM {{ table }} a JOIN {{ table }} c USING (year, indicator, category, population, condition, measure)
WHERE a.scope = '{{ all_cases }}' AND c.scope <> '{{ all_cases }}'
AND cast(a.value AS text) <> '' AND cast(c.value AS text) <> ''
