-- Quantities without a fixed mass, by substance and unit as stated; as reported: of each line of each incident.
SELECT 'other_quantities' AS figure, l.event_key, NULL::uuid AS incident_key, l.substance || '/' || l.unit AS key,
       l.quantity AS counted, NULL::numeric AS told
FROM period_event e
JOIN seen_line l ON l.event_key = e.key
WHERE l.mass_g IS NULL AND l.quantity IS NOT NULL
UNION ALL
SELECT 'other_quantities', m.event_key, m.incident_key, s.substance || '/' || s.unit, NULL, s.quantity
FROM period_member m
JOIN seizure_line s ON s.incident_id = m.incident_id
WHERE s.mass_g IS NULL AND s.quantity IS NOT NULL
