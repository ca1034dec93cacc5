-- Readings with travellers that were not compared yet, oldest report first, as the resolver sees all.
SELECT c.id AS reading_id, c.report_id
FROM current_reading c JOIN report r ON r.id = c.report_id
WHERE NOT EXISTS (SELECT FROM screened_reading s WHERE s.reading_id = c.id)
  AND EXISTS (SELECT FROM person_mention m WHERE m.reading_id = c.id)
ORDER BY r.received_at, c.id
LIMIT %(most)s
