-- So many of the pairs of asked_pair.sql, as keys alone, in no order; with `keys`, those with an end among them. For what they leave
-- in doubt.
SELECT q.a, q.b
FROM asked_pair q
WHERE %(keys)s::uuid[] IS NULL OR q.a = ANY (%(keys)s::uuid[]) OR q.b = ANY (%(keys)s::uuid[])
LIMIT %(most)s::integer
