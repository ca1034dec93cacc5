-- What counts in a period and has no price under the list, or has one and no rate of exchange on its event's day (`priced`): by
-- substance, and by unit where it is no mass; with the days.
SELECT l.substance, CASE WHEN l.mass_g IS NULL THEN l.unit END AS unit, p.price IS NOT NULL AS priced, count(*) AS lines,
       sum(l.mass_g) AS mass_g, sum(l.quantity) AS quantity,
       array_agg(DISTINCT l.day) FILTER (WHERE p.price IS NOT NULL) AS days
FROM period_line l
LEFT JOIN price p ON p.price_list_id = %(price_list)s::uuid AND p.substance = l.substance
    AND p.unit = CASE WHEN l.mass_g IS NULL THEN l.unit ELSE %(kilogram)s::smallint END
LEFT JOIN day_rate x ON x.rate_list_id = %(rate_list)s::uuid AND x.from_currency = %(from_currency)s::text
    AND x.to_currency = %(to_currency)s::text AND x.day = l.day
WHERE p.price IS NULL OR (%(rate_list)s::uuid IS NOT NULL AND x.rate IS NULL)
GROUP BY 1, 2, 3
ORDER BY lines DESC, 1, 2, 3
