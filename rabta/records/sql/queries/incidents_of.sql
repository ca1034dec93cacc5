-- Incidents of the readings that count, with the report each stands in: by key, by reading, or both null for none.
-- A withdrawn report has no reading that counts; its own page asks by reading and shows what was read all the same.
SELECT i.id, i.key, i.row_id, i.incident_no, i.periodic, i.agencies, i.occurred_from, i.occurred_to, i.reported_on,
       i.place_text, i.district, i.province, i.country, i.airport, i.setting, i.flight, i.destination, i.origin,
       i.concealment, i.vehicles, i.value_amount, i.value_currency, i.recap, i.confidence, i.marking_id,
       w.row_no, coalesce(p.text, w.text) AS text, coalesce(p.read, w.read) AS read, pi.stated AS protected_stated,
       w.protected AND p.row_id IS NULL AS withheld, r.id AS report_id, r.number AS report_number, r.title AS report_title,
       r.kind AS report_kind, r.originator, r.received_at, r.written_on,
       a.total AS arrests, a.foreigners, a.women, a.nationality_text
FROM incident i
JOIN reading_row w ON w.id = i.row_id
JOIN reading d ON d.id = i.reading_id
JOIN report r ON r.id = d.report_id
LEFT JOIN protected_row p ON p.row_id = w.id
LEFT JOIN protected_incident pi ON pi.incident_id = i.id
LEFT JOIN arrest a ON a.incident_id = i.id
WHERE (i.key = ANY (%(keys)s::uuid[]) AND EXISTS (SELECT FROM current_reading c WHERE c.id = i.reading_id))
   OR i.reading_id = %(reading_id)s::uuid
ORDER BY w.row_no, i.incident_no, i.key
