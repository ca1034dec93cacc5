-- Grams of each counted line that is a mass; as reported: of each line of each incident.
SELECT 'mass_by_substance' AS figure, e.key AS opens, NULL::uuid AS record, l.substance::text AS key,
       l.mass_g::numeric AS counted, NULL::numeric AS told, e.day, e.province_key AS province, e.agencies
FROM period_event e
JOIN seen_line l ON l.event_key = e.key
WHERE l.mass_g IS NOT NULL
UNION ALL
SELECT 'mass_by_substance', m.event_key, m.incident_key, s.substance::text, NULL, s.mass_g, m.day, m.province_key, m.agencies
FROM period_member m
JOIN seizure_line s ON s.incident_id = m.incident_id
WHERE s.mass_g IS NOT NULL
