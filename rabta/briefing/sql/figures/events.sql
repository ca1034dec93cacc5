-- Each event once under its province, a lump of several not beside what it lumps; as reported: once for each incident
-- that tells of it.
SELECT 'events' AS figure, e.key AS opens, NULL::uuid AS record, e.province_key AS key, 1::numeric AS counted,
       NULL::numeric AS told, e.day, e.province_key AS province, e.agencies
FROM period_event e
WHERE cardinality(e.covers) = 0
UNION ALL
SELECT 'events', m.event_key, m.incident_key, m.province_key, NULL, 1, m.day, m.province_key, m.agencies
FROM period_member m
