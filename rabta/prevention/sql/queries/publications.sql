-- What was published, the newest first, or one: the frozen texts, and when and why it was taken back.
SELECT p.bulletin_id AS id, p.text_en, p.text_ur, p.agency, p.done_at AS published_at, r.done_at AS retracted_at,
       coalesce(r.words, '') AS why
FROM publication p
LEFT JOIN publication r ON r.bulletin_id = p.bulletin_id AND r.kind = 'retracted'
WHERE p.kind = 'published' AND (%(bulletin_id)s::uuid IS NULL OR p.bulletin_id = %(bulletin_id)s::uuid)
ORDER BY p.done_at DESC, p.bulletin_id
