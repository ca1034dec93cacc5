-- Bulletins of the own agency that show, the newest first, or one: with every step, and what of it was published.
SELECT b.id, b.warning_ids, b.signal_ids, b.added_en, b.added_ur, b.text_en, b.text_ur, b.agency, b.written_by, b.written_name, b.written_at,
       b.marking_id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'words', s.words, 'signed_by', s.signed_by,
            'signed_name', s.signed_name, 'signed_at', s.signed_at) ORDER BY s.number), '[]')
        FROM bulletin_step s WHERE s.bulletin_id = b.id) AS steps
FROM bulletin b
WHERE %(bulletin_id)s::uuid IS NULL OR b.id = %(bulletin_id)s::uuid
ORDER BY b.written_at DESC, b.id
