-- Which of these travellers bear a document by which a protected person is known, as the resolver sees all.
SELECT DISTINCT m.key
FROM person_mention m
JOIN mention_identifier i ON i.mention_id = m.id AND i.kind IN ('passport', 'cnic', 'nicop', 'visa') AND i.value <> ''
JOIN mention_identifier p ON p.value = i.value AND p.kind = i.kind AND p.protected
WHERE m.key = ANY (%(keys)s::uuid[])
ORDER BY m.key
