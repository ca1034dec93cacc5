-- The rates of exchange a reader may use, the newest first; of one name only where it is given, and only those that hold a rate
-- from one currency into another where both are. Those that were taken back only with `gone`; `steps`: what was signed of each.
SELECT l.id, l.name, l.dated, l.kind, l.source, l.note, l.example, l.rows, l.imported_name, l.imported_at, l.marking_id, s.steps
FROM rate_list l
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('kind', t.kind, 'words', t.words, 'signed_name', t.signed_name,
                     'signed_at', t.signed_at) ORDER BY t.number) AS steps
    FROM rate_list_step t
    WHERE t.rate_list_id = l.id
) s ON true
WHERE (%(name)s::text IS NULL OR l.name = %(name)s::text)
    AND (%(gone)s::boolean OR s.steps IS NULL OR s.steps -> -1 ->> 'kind' = 'restored')
    AND (%(to_currency)s::text IS NULL OR EXISTS (
        SELECT FROM day_rate x
        WHERE x.rate_list_id = l.id AND x.from_currency = %(from_currency)s::text AND x.to_currency = %(to_currency)s::text))
ORDER BY l.dated DESC, l.imported_at DESC, l.id
