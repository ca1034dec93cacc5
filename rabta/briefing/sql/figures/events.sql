-- Each event once under its province, a lump of several not beside what it lumps; as reported: once for each incident
-- that tells of it.
SELECT 'events' AS figure, e.key AS event_key, NULL::uuid AS incident_key, p.key, 1::numeric AS counted,
       NULL::numeric AS told
FROM period_event e, LATERAL (SELECT CASE
    WHEN e.province <> '' THEN e.province WHEN e.country NOT IN ('', 'PK') THEN 'abroad' ELSE 'not_stated' END) AS p(key)
WHERE cardinality(e.covers) = 0
UNION ALL
SELECT 'events', m.event_key, m.incident_key, p.key, NULL, 1
FROM period_member m
JOIN period_event e ON e.key = m.event_key, LATERAL (SELECT CASE
    WHEN e.province <> '' THEN e.province WHEN e.country NOT IN ('', 'PK') THEN 'abroad' ELSE 'not_stated' END) AS p(key)
