-- These reports as a list of batches names them.
SELECT r.id, r.number, r.title, r.originator, r.received_at, r.kind = 'table' AS is_table
FROM report r
WHERE r.id = ANY (%(ids)s::uuid[])
ORDER BY r.id
