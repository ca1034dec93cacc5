-- What counts in a period and has no price under the list: by substance, and by unit where it is no mass.
SELECT l.substance, CASE WHEN l.mass_g IS NULL THEN l.unit END AS unit, count(*) AS lines, sum(l.mass_g) AS mass_g,
       sum(l.quantity) AS quantity
FROM period_event e
JOIN seen_line l ON l.event_key = e.key
LEFT JOIN price p ON p.price_list_id = %(price_list)s::uuid AND p.substance = l.substance
    AND p.unit = CASE WHEN l.mass_g IS NULL THEN l.unit ELSE %(kilogram)s::smallint END
WHERE p.price IS NULL
GROUP BY 1, 2
ORDER BY lines DESC, 1, 2
