-- Persons arrested, foreigners and women among them, where stated; as reported: of each incident.
SELECT 'arrests' AS figure, e.key AS event_key, NULL::uuid AS incident_key, n.key, n.number::numeric AS counted,
       NULL::numeric AS told
FROM period_event e,
     LATERAL (VALUES ('arrested', e.arrests), ('foreigners', e.foreigners), ('women', e.women)) AS n(key, number)
WHERE n.number IS NOT NULL
UNION ALL
SELECT 'arrests', m.event_key, m.incident_key, n.key, NULL, n.number
FROM period_member m
JOIN arrest a ON a.incident_id = m.incident_id,
     LATERAL (VALUES ('arrested', a.total), ('foreigners', a.foreigners), ('women', a.women)) AS n(key, number)
WHERE n.number IS NOT NULL
