-- The frozen figures of an edition, in their place; the records behind them where they are asked for.
SELECT f.name, f.definition_version, f.figure, jsonb_array_length(f.records) AS counts_once,
       CASE WHEN %(records)s::boolean THEN f.records END AS records
FROM edition_figure f
WHERE f.edition_id = %(edition_id)s::uuid
ORDER BY f.place
