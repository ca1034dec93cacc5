-- Incident rows of current readings that count, in the order in which they lie, so that what a recount reads of them it finds
-- side by side. For recounting.
SELECT i.id
FROM incident i
JOIN current_reading c ON c.id = i.reading_id
WHERE NOT i.periodic
ORDER BY i.ctid
