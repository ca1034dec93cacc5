-- Off-loadings that show: one by its id, or those of these travellers; with every step in order.
SELECT o.id, o.report_id, o.mention_key, o.flight, o.done_on, o.ground, o.words, o.agency, o.recorded_by, o.recorded_name,
       o.recorded_at, o.marking_id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
            'number', s.number, 'kind', s.kind, 'done_on', s.done_on, 'outcome', s.outcome, 'words', s.words,
            'signed_by', s.signed_by, 'signed_name', s.signed_name, 'agency', s.agency) ORDER BY s.number), '[]')
        FROM off_loading_step s WHERE s.off_loading_id = o.id) AS steps
FROM off_loading o
WHERE (%(off_loading_id)s::uuid IS NULL OR o.id = %(off_loading_id)s::uuid)
  AND (%(keys)s::uuid[] IS NULL OR o.mention_key = ANY (%(keys)s::uuid[]))
ORDER BY o.recorded_at, o.id
