-- Quantities without a fixed mass, by substance and unit as stated; as reported: of each line of each incident.
SELECT 'other_quantities' AS figure, l.event_key AS opens, NULL::uuid AS record, l.substance || '/' || l.unit AS key,
       l.quantity AS counted, NULL::numeric AS told, l.day, l.province_key AS province, l.agencies
FROM period_line l
WHERE l.mass_g IS NULL AND l.quantity IS NOT NULL
UNION ALL
SELECT 'other_quantities', s.event_key, s.incident_key, s.substance || '/' || s.unit, NULL, s.quantity, s.day,
       s.province_key, s.agencies
FROM period_told s
WHERE s.mass_g IS NULL AND s.quantity IS NOT NULL
