-- The price lists a reader may use, the newest first; of one name only where it is given.
SELECT l.id, l.name, l.dated, l.market, l.currency, l.source, l.note, l.example, l.imported_at, l.marking_id,
       (SELECT count(*) FROM price p WHERE p.price_list_id = l.id) AS prices
FROM price_list l
WHERE %(name)s::text IS NULL OR l.name = %(name)s::text
ORDER BY l.dated DESC, l.imported_at DESC, l.id
