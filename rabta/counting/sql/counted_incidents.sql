-- Incident rows of current readings that count, in the order in which they lie, so that what a recount reads of them it finds
-- side by side; `at_once` of them in a row, as an array that goes back as it comes. For recounting.
SELECT array_agg(n.id ORDER BY n.lies)::text
FROM (
    SELECT i.id, row_number() OVER (ORDER BY i.ctid) AS lies
    FROM incident i
    JOIN current_reading c ON c.id = i.reading_id
    WHERE NOT i.periodic
) n
GROUP BY (n.lies - 1) / %(at_once)s
ORDER BY (n.lies - 1) / %(at_once)s
