-- Where else these mentions stand, as far as the reader sees: the report of each, and the incident where the row tells of one.
SELECT m.key AS mention, m.role, m.seen_from, m.place_text, rep.id AS report_id, rep.number AS report_number, rep.originator,
       rep.marking_id, i.key AS incident_key, i.occurred_from, i.reported_on, i.district
FROM person_mention m
JOIN current_reading c ON c.id = m.reading_id
JOIN report rep ON rep.id = c.report_id
LEFT JOIN incident i ON i.row_id = m.row_id AND i.incident_no = m.incident_no
WHERE m.key = ANY (%(mentions)s::uuid[]) AND NOT m.protected
ORDER BY m.seen_from NULLS LAST, m.key
