SELECT year, a.indicator, a.category, a.unit, a.population, a.value,
c.population AS population_young, c.value AS value_young
FROM {{ table }} a JOIN {{ table }} c USING (year, compare_group, compare_answer, scope)
WHERE a.indicator <> c.indicator AND compare_group <> ''
AND lower(c.population) LIKE '%{{ children }}%' AND lower(a.population) NOT LIKE '%{{ children }}%'
