-- Returns that show, the newest first, or one: with every step, without its rows.
SELECT r.id, r.form, r.version, r.date_from, r.date_to, r.rows, r.left_out, r.aside, r.doubts, r.sha256, r.versions,
       r.prepared_by, r.prepared_name, r.prepared_at, r.marking_id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'words', s.words, 'signed_by', s.signed_by,
            'signed_name', s.signed_name, 'signed_at', s.signed_at) ORDER BY s.number), '[]')
        FROM (SELECT t.kind, t.words, t.signed_by, t.signed_name, t.signed_at, t.number
              FROM return_step t WHERE t.return_id = r.id
              UNION ALL
              SELECT o.kind, o.words, o.signed_by, o.signed_name, o.signed_at, o.number
              FROM return_sending o WHERE o.return_id = r.id) s) AS steps
FROM return_made r
WHERE %(return_id)s::uuid IS NULL OR r.id = %(return_id)s::uuid
ORDER BY r.prepared_at DESC, r.id
