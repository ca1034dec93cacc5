-- Grams of each counted line that is a mass; as reported: of each line of each incident.
SELECT 'mass_by_substance' AS figure, l.event_key AS opens, NULL::uuid AS record, l.substance::text AS key,
       l.mass_g::numeric AS counted, NULL::numeric AS told, l.day, l.province_key AS province, l.agencies
FROM period_line l
WHERE l.mass_g IS NOT NULL
UNION ALL
SELECT 'mass_by_substance', s.event_key, s.incident_key, s.substance::text, NULL, s.mass_g, s.day, s.province_key, s.agencies
FROM period_told s
WHERE s.mass_g IS NOT NULL
