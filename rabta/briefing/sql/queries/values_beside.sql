-- What counts in a period under each of some price lists, by substance: `value` in the list's own currency (null: nothing of it
-- has a price in the list) and `lines` that count without a price in it; `converted`: the same in one currency at the rate of each
-- event's day, and `unconverted` lines that have a price and no rate. Multiplied only, never divided, as in figures/value.sql.
, counted AS (
    SELECT l.substance, CASE WHEN l.mass_g IS NULL THEN l.unit ELSE %(kilogram)s::smallint END AS unit, l.day,
           sum(coalesce(l.mass_g * 0.001, l.quantity)) AS amount, count(*) AS lines, sum(l.mass_g) AS mass_g
    FROM period_line l
    GROUP BY 1, 2, 3
),
priced AS (
    SELECT l.id, c.substance, c.amount * p.price AS value, c.lines, c.mass_g, p.price IS NOT NULL AS is_priced,
           CASE WHEN l.currency = %(to_currency)s::text THEN 1 ELSE x.rate END AS rate
    FROM price_list l
    CROSS JOIN counted c
    LEFT JOIN price p ON p.price_list_id = l.id AND p.substance = c.substance AND p.unit = c.unit
    LEFT JOIN day_rate x ON x.rate_list_id = %(rate_list)s::uuid AND x.from_currency = l.currency
        AND x.to_currency = %(to_currency)s::text AND x.day = c.day
    WHERE l.id = ANY (%(price_lists)s::uuid[])
)
SELECT p.id, p.substance, sum(p.value) AS value, coalesce(sum(p.lines) FILTER (WHERE NOT p.is_priced), 0) AS lines,
       sum(p.value * p.rate) AS converted,
       coalesce(sum(p.lines) FILTER (WHERE p.is_priced AND p.rate IS NULL), 0) AS unconverted,
       coalesce(sum(p.mass_g) FILTER (WHERE p.is_priced AND p.rate IS NULL), 0) AS unconverted_g
FROM priced p
GROUP BY 1, 2
