-- Days of a period of which something was stated at an airport, with the readings that state it and their markings, in order.
-- It steps from one reading of a day to the next, for a day has some dozens of them and thousands of statements.
WITH RECURSIVE told AS (
    SELECT d.day::date AS day,
           (SELECT s.reading_id FROM airport_statement s WHERE s.day = d.day::date ORDER BY s.reading_id LIMIT 1) AS reading_id
    FROM generate_series(%(date_from)s::date, %(date_to)s::date, interval '1 day') d (day)
    UNION ALL
    SELECT t.day, (SELECT s.reading_id FROM airport_statement s WHERE s.day = t.day AND s.reading_id > t.reading_id
                   ORDER BY s.reading_id LIMIT 1)
    FROM told t WHERE t.reading_id IS NOT NULL
)
SELECT t.day, t.reading_id, c.marking_id FROM told t JOIN current_reading c ON c.id = t.reading_id
ORDER BY t.day, t.reading_id
