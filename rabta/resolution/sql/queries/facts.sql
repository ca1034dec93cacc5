-- What the joining of these mentions needs, of those that stand and show: for many at once, without their words.
SELECT m.key::text AS key, m.name, m.father, m.seen_from, m.protected,
       (SELECT array_agg(i.value) FROM mention_identifier i
        WHERE i.mention_id = m.id AND i.kind IN ('cnic', 'nicop') AND i.value <> '') AS cards
FROM person_mention m
JOIN current_reading c ON c.id = m.reading_id
WHERE m.key = ANY (%(keys)s::uuid[])
