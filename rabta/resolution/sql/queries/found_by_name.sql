-- The mentions whose names share these keys, those that share most first, as far as the reader sees.
SELECT m.key, m.name, m.father, count(*) AS shared
FROM mention_name n
JOIN person_mention m ON m.id = n.mention_id
JOIN current_reading c ON c.id = m.reading_id
WHERE n.name_key = ANY (%(keys)s::text[])
GROUP BY m.key, m.name, m.father
ORDER BY count(*) DESC, m.key
LIMIT %(most)s::integer
