-- Which of these incidents an agency reported itself. For its own officers' situation page.
SELECT i.key
FROM incident i
JOIN current_reading c ON c.id = i.reading_id
JOIN report r ON r.id = c.report_id
WHERE i.key = ANY (%(keys)s::uuid[]) AND r.originator = %(agency)s::smallint
