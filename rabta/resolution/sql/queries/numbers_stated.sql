-- The numbers of mentions that stand and show: of these kinds with one of these values, or those at these places of mentions.
SELECT m.key, i.identifier_no AS number, i.kind, i.written, i.value, i.issuer, i.expires_on, i.check_holds
FROM mention_identifier i
JOIN person_mention m ON m.id = i.mention_id
JOIN current_reading c ON c.id = m.reading_id
WHERE i.value <> '' AND i.kind = ANY (%(kinds)s::text[])
  AND (i.value = ANY (%(values)s::text[]) OR m.key = ANY (%(keys)s::uuid[]))
ORDER BY m.seen_from NULLS LAST, m.key, i.identifier_no
