-- Quantities without a fixed mass, by substance and unit as stated; as reported: of each line of each incident.
SELECT 'other_quantities' AS figure, e.key AS opens, NULL::uuid AS record, l.substance || '/' || l.unit AS key,
       l.quantity AS counted, NULL::numeric AS told, e.day, e.province_key AS province, e.agencies
FROM period_event e
JOIN seen_line l ON l.event_key = e.key
WHERE l.mass_g IS NULL AND l.quantity IS NOT NULL
UNION ALL
SELECT 'other_quantities', m.event_key, m.incident_key, s.substance || '/' || s.unit, NULL, s.quantity, m.day,
       m.province_key, m.agencies
FROM period_member m
JOIN seizure_line s ON s.incident_id = m.incident_id
WHERE s.mass_g IS NULL AND s.quantity IS NOT NULL
