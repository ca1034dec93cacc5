-- The pairs of asked_pair.sql, first those on which persons differ, then the likeliest. With `keys`, those with an end
-- among them.
SELECT q.*
FROM asked_pair q
WHERE %(keys)s::uuid[] IS NULL OR q.a = ANY (%(keys)s::uuid[]) OR q.b = ANY (%(keys)s::uuid[])
ORDER BY q.differ DESC, q.score DESC NULLS LAST, q.a, q.b
LIMIT %(most)s::integer
