-- What protected persons are known by, in these readings or in all (null).
SELECT i.kind, i.written
FROM mention_identifier i JOIN person_mention m ON m.id = i.mention_id
WHERE i.protected AND (%(reading_ids)s::uuid[] IS NULL OR m.reading_id = ANY (%(reading_ids)s::uuid[]))
ORDER BY i.kind, i.written
