-- What was stated of a day, of one airport or all, and of no airport by name, in the order in which it was filed and stands.
SELECT s.what, s.airport, s.day, s.at, s.lane, s.device, s.flight, s.tag, s.detail, s.marking_id, c.report_id
FROM airport_statement s
JOIN current_reading c ON c.id = s.reading_id
JOIN report r ON r.id = c.report_id
JOIN reading_row w ON w.id = s.row_id
WHERE s.day = %(day)s::date AND (%(airport)s::text IS NULL OR s.airport IN (%(airport)s::text, ''))
ORDER BY s.airport, r.received_at, r.id, w.row_no, s.id
