-- Prices of a kilogram under every list in force that the reader may use, the newest list first.
SELECT p.substance, p.price, l.name, l.dated, l.market, l.currency, l.source, l.example
FROM price p
JOIN price_list l ON l.id = p.price_list_id
WHERE p.unit = %(kilogram)s::smallint AND (%(substance)s::smallint IS NULL OR p.substance = %(substance)s::smallint)
    AND coalesce((SELECT t.kind FROM price_list_step t WHERE t.price_list_id = l.id ORDER BY t.number DESC LIMIT 1), '')
        <> 'withdrawn'
ORDER BY p.substance, l.market, l.currency, l.dated DESC, l.name
