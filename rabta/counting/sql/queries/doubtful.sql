-- The pairs of asked_pair.sql, as keys alone. For what they leave in doubt.
SELECT q.a, q.b, q.score FROM asked_pair q ORDER BY q.a, q.b LIMIT %(most)s::integer
