-- Incidents that count, newest first, by words (`found`, from search_incidents; null: any) or by a report's number,
-- narrowed by what officers filter on. An incident's day is its stated day, else the day of its report.
SELECT i.id, i.key, i.agencies, i.place_text, i.district, i.airport,
       CASE WHEN w.protected THEN coalesce(p.words, '') ELSE i.words END AS words, w.protected AND p.words IS NULL AS withheld,
       coalesce(i.occurred_from, i.reported_on) AS day, r.id AS report_id, r.number AS report_number
FROM incident i
JOIN current_reading c ON c.id = i.reading_id
JOIN report r ON r.id = c.report_id
JOIN reading_row w ON w.id = i.row_id
LEFT JOIN protected_incident p ON p.incident_id = i.id
WHERE (%(found)s::uuid[] IS NULL OR i.id = ANY (%(found)s::uuid[]) OR r.number = %(report_number)s::text)
  AND (%(kind)s::text IS NULL OR r.kind = %(kind)s::text)
  AND (%(date_from)s::date IS NULL OR coalesce(i.occurred_from, i.reported_on) >= %(date_from)s::date)
  AND (%(date_to)s::date IS NULL OR coalesce(i.occurred_from, i.reported_on) <= %(date_to)s::date)
  AND (%(agency)s::smallint IS NULL OR %(agency)s::smallint = ANY (i.agencies) OR r.originator = %(agency)s::smallint)
  AND (%(district)s::smallint IS NULL OR i.district = %(district)s::smallint)
  AND (%(substance)s::smallint IS NULL OR EXISTS (
        SELECT FROM seizure_line l WHERE l.incident_id = i.id AND l.substance = %(substance)s::smallint))
ORDER BY i.reported_on DESC NULLS LAST, i.id
LIMIT %(most)s::integer
