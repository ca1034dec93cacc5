-- What counts in a period under each price list its reader may use, by substance: `value` (null: nothing of it has a price in
-- the list) and `lines` that count without a price in it. Multiplied only, never divided, as in figures/value.sql.
, counted AS (
    SELECT l.substance, CASE WHEN l.mass_g IS NULL THEN l.unit ELSE %(kilogram)s::smallint END AS unit,
           sum(coalesce(l.mass_g * 0.001, l.quantity)) AS amount, count(*) AS lines
    FROM period_event e
    JOIN seen_line l ON l.event_key = e.key
    GROUP BY 1, 2
)
SELECT l.id, c.substance, sum(c.amount * p.price) AS value, coalesce(sum(c.lines) FILTER (WHERE p.price IS NULL), 0) AS lines
FROM price_list l
CROSS JOIN counted c
LEFT JOIN price p ON p.price_list_id = l.id AND p.substance = c.substance AND p.unit = c.unit
GROUP BY 1, 2
