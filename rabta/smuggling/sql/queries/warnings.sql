-- Warnings that show, the newest first, each with what was signed of it: one, those of a kind, or those for a post.
SELECT w.id, w.kind, w.about, w.subject, w.issuer, w.feature, w.example, w.words, w.words_ur, w.reasons, w.posts, w.valid_until,
       w.report_ids, w.agency, w.raised_by, w.raised_name, w.raised_at, w.marking_id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
            'kind', s.kind, 'words', s.words, 'until', s.until, 'agency', s.agency, 'signed_by', s.signed_by,
            'signed_name', s.signed_name, 'signed_at', s.signed_at) ORDER BY s.signed_at, s.id), '[]')
        FROM warning_step s WHERE s.warning_id = w.id) AS steps,
       (SELECT jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number, 'marking_id', r.marking_id) ORDER BY r.number)
        FROM report r WHERE r.id = ANY (w.report_ids)) AS reports
FROM warning w
WHERE (%(warning_id)s::uuid IS NULL OR w.id = %(warning_id)s::uuid)
  AND (%(kind)s = '' OR w.kind = %(kind)s)
  AND (%(posts)s::text[] IS NULL OR w.posts = '{}' OR w.posts && %(posts)s::text[])
ORDER BY w.raised_at DESC, w.id
