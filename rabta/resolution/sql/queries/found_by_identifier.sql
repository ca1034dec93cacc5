-- The mentions known by one of these values, as far as the reader sees. Equality of texts leaks nothing to the planner.
SELECT DISTINCT m.key
FROM mention_identifier i
JOIN person_mention m ON m.id = i.mention_id
JOIN current_reading c ON c.id = m.reading_id
WHERE i.value = ANY (%(values)s::text[])
ORDER BY m.key
LIMIT %(most)s::integer
