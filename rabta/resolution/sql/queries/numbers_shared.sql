-- Numbers of these kinds as the reader sees them stated, those of most mentions first: one row a number, with the mention and
-- place by which it is opened (the earliest), how many mentions and reports state it.
SELECT i.value, min(i.written) AS written, (array_agg(i.kind ORDER BY m.seen_from NULLS LAST, m.key, i.identifier_no))[1] AS kind,
       (array_agg(m.key ORDER BY m.seen_from NULLS LAST, m.key, i.identifier_no))[1] AS key,
       (array_agg(i.identifier_no ORDER BY m.seen_from NULLS LAST, m.key, i.identifier_no))[1] AS number,
       count(DISTINCT m.key) AS mentions, count(DISTINCT c.report_id) AS reports,
       min(m.seen_from) AS first_seen, max(m.seen_from) AS last_seen, count(*) OVER () AS total
FROM mention_identifier i
JOIN person_mention m ON m.id = i.mention_id
JOIN current_reading c ON c.id = m.reading_id
WHERE i.value <> '' AND i.kind = ANY (%(kinds)s::text[])
  AND (%(values)s::text[] IS NULL OR i.value = ANY (%(values)s::text[]))
GROUP BY i.value
HAVING %(values)s::text[] IS NOT NULL OR count(DISTINCT m.key) > 1
ORDER BY count(DISTINCT m.key) DESC, i.value
LIMIT %(most)s::integer OFFSET %(skip)s::integer
