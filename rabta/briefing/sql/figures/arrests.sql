-- Persons arrested in events in which something was seized, with foreigners, women and documented nationalities among
-- them, where stated; as reported: of each incident.
SELECT 'arrests' AS figure, e.key AS opens, NULL::uuid AS record, n.key, n.number::numeric AS counted,
       NULL::numeric AS told, e.day, e.province_key AS province, e.agencies
FROM period_event e,
     LATERAL (VALUES ('arrested', e.arrests), ('foreigners', e.foreigners), ('women', e.women)) AS n(key, number)
WHERE e.seized AND n.number IS NOT NULL
UNION ALL
SELECT 'arrests', e.key, NULL, 'nationality:' || n.country, n.persons::numeric, NULL, e.day, e.province_key, e.agencies
FROM period_event e, jsonb_each_text(e.nationalities) AS n(country, persons)
WHERE e.seized AND e.nationalities <> '{}'
UNION ALL
SELECT 'arrests', m.event_key, m.incident_key, n.key, NULL, n.number, m.day, m.province_key, m.agencies
FROM period_arrest m,
     LATERAL (VALUES ('arrested', m.total), ('foreigners', m.foreigners), ('women', m.women)) AS n(key, number)
WHERE m.seized AND n.number IS NOT NULL
UNION ALL
SELECT 'arrests', m.event_key, m.incident_key, 'nationality:' || d.country, NULL, d.persons, m.day, m.province_key, m.agencies
FROM period_member m
JOIN arrest_nationality d ON d.incident_id = m.incident_id
WHERE m.seized
