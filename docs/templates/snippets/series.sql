SELECT year, value, lower, upper,
CASE WHEN compare_group <> '' THEN value - lag(value) OVER (PARTITION BY compare_group ORDER BY year) END AS change,
CASE WHEN sum_group <> '' THEN sum(value) OVER (PARTITION BY sum_group) END AS sum
FROM {{ table }} WHERE indicator = '{{ size }}' AND category = '{{ whole }}' AND population = '{{ everyone }}'
AND scope = '{{ all_cases }}' AND condition = '{{ no_condition }}' AND quote <> ''
ORDER BY year
