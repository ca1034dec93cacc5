-- Editions that show as they were prepared, the newest first, or one: with every step.
SELECT e.id, e.restates_id, e.date_from, e.date_to, e.view, e.prices, e.versions, e.outside, e.changes, e.press_en, e.press_ur, e.agency,
       e.prepared_by, e.prepared_name, e.frozen_at, e.marking_id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'words', s.words, 'signed_by', s.signed_by,
            'signed_name', s.signed_name, 'signed_at', s.signed_at) ORDER BY s.number), '[]')
        FROM edition_step s WHERE s.edition_id = e.id) AS steps
FROM edition e
WHERE %(edition_id)s::uuid IS NULL OR e.id = %(edition_id)s::uuid
ORDER BY e.frozen_at DESC, e.id
