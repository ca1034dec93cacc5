-- These incidents as they count now: which row is each. For moving.py.
SELECT i.key, i.id
FROM incident i
JOIN current_reading d ON d.id = i.reading_id
WHERE i.key = ANY (%(keys)s::uuid[]) AND NOT i.periodic
ORDER BY i.key
