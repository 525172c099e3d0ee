SELECT year, category, a.unit, a.value, a.base,
c.value AS value_civil, c.base AS base_civil
FROM {{ table }} a JOIN {{ table }} c USING (year, compare_group, category, population, scope)
WHERE a.indicator = '{{ authorities }}' AND compare_group <> ''
AND c.indicator = '{{ civil }}'
