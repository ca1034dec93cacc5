-- Persons whom the reports behind these warnings name, as far as whoever writes sees them.
SELECT DISTINCT m.name
FROM person_mention m
JOIN current_reading c ON c.id = m.reading_id
WHERE c.report_id = ANY (%(report_ids)s::uuid[]) AND m.name <> ''
ORDER BY 1
