-- Incidents whose words hold one of these needles, as far as the reader sees: through the one search by words. Rows: needle, incident.
SELECT n.needle, i.key, i.occurred_from, i.reported_on, i.place_text, i.district, i.search, i.words, rep.id AS report_id,
       rep.number AS report_number, rep.originator, rep.marking_id
FROM unnest(%(needles)s::text[]) AS n (needle)
CROSS JOIN LATERAL search_incidents(ARRAY[n.needle], 20) AS s
JOIN incident i ON i.id = s.incident_id
JOIN current_reading c ON c.id = i.reading_id
JOIN report rep ON rep.id = c.report_id
WHERE NOT i.periodic AND EXISTS (SELECT FROM seizure_line l WHERE l.incident_id = i.id)
ORDER BY i.reported_on NULLS LAST, i.key, n.needle
