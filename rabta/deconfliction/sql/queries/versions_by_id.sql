-- These versions, as far as the reader sees them.
SELECT p.* FROM planned_operation p WHERE p.id = ANY (%(ids)s::uuid[]) ORDER BY p.id
