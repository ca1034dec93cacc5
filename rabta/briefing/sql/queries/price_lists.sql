-- The price lists a reader may use, the newest first; of one name only where it is given. Those that were taken back only with
-- `gone`; `steps`: what was signed of each, in order.
SELECT l.id, l.name, l.dated, l.market, l.level, l.reach, l.currency, l.source, l.note, l.example, l.imported_at, l.marking_id,
       (SELECT count(*) FROM price p WHERE p.price_list_id = l.id) AS prices, s.steps
FROM price_list l
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('kind', t.kind, 'words', t.words, 'signed_name', t.signed_name,
                     'signed_at', t.signed_at) ORDER BY t.number) AS steps
    FROM price_list_step t
    WHERE t.price_list_id = l.id
) s ON true
WHERE (%(name)s::text IS NULL OR l.name = %(name)s::text)
    AND (%(gone)s::boolean OR s.steps IS NULL OR s.steps -> -1 ->> 'kind' = 'restored')
ORDER BY l.dated DESC, l.imported_at DESC, l.id
