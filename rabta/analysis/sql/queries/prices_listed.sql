-- Prices of a kilogram under every list the reader may use, the newest list first.
SELECT p.substance, p.price, l.name, l.dated, l.market, l.currency, l.source, l.example
FROM price p
JOIN price_list l ON l.id = p.price_list_id
WHERE p.unit = %(kilogram)s::smallint AND (%(substance)s::smallint IS NULL OR p.substance = %(substance)s::smallint)
ORDER BY p.substance, l.market, l.currency, l.dated DESC, l.name
