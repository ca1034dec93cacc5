-- Which of these events tell of several others as one, and of how many.
SELECT e.key, cardinality(e.covers) AS covered
FROM seen_event e
WHERE e.key = ANY (%(event_keys)s::uuid[]) AND cardinality(e.covers) > 0
