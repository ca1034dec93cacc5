-- One frozen figure of an edition with the records behind it, when it was frozen, on which price list and by which rates; to whom it
-- shows.
SELECT f.definition_version, f.records, e.frozen_at, e.prices, e.versions -> 'rates' AS rates,
       e.versions -> 'rests_on' AS rests_on
FROM edition_figure f
JOIN edition e ON e.id = f.edition_id
WHERE f.edition_id = %(edition_id)s::uuid AND f.name = %(name)s
