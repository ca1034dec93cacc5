-- Vehicles impounded, where stated; as reported: of each incident.
SELECT 'vehicles' AS figure, e.key AS opens, NULL::uuid AS record, 'impounded' AS key, e.vehicles::numeric AS counted,
       NULL::numeric AS told, e.day, e.province_key AS province, e.agencies
FROM period_event e
WHERE e.vehicles IS NOT NULL
UNION ALL
SELECT 'vehicles', m.event_key, m.incident_key, 'impounded', NULL, m.vehicles, m.day, m.province_key, m.agencies
FROM period_member m
WHERE m.vehicles IS NOT NULL
