-- What each counted line is worth under one price list, by substance: kilograms of what has a mass, else its own unit.
-- Multiplied only, never divided, so that numeric keeps every digit. As reported: each line of each incident. Under rates
-- of exchange each line is converted at the rate of its event's own day; what has none on that day is worth nothing here and
-- is told beside it (queries/not_valued.sql).
SELECT 'value' AS figure, l.event_key AS opens, NULL::uuid AS record, l.substance::text AS key,
       coalesce(l.mass_g * 0.001, l.quantity) * p.price * coalesce(x.rate, 1) AS counted, NULL::numeric AS told, l.day,
       l.province_key AS province, l.agencies
FROM period_line l
JOIN price p ON p.price_list_id = %(price_list)s::uuid AND p.substance = l.substance
    AND p.unit = CASE WHEN l.mass_g IS NULL THEN l.unit ELSE %(kilogram)s::smallint END
LEFT JOIN day_rate x ON x.rate_list_id = %(rate_list)s::uuid AND x.from_currency = %(from_currency)s::text
    AND x.to_currency = %(to_currency)s::text AND x.day = l.day
WHERE %(rate_list)s::uuid IS NULL OR x.rate IS NOT NULL
UNION ALL
SELECT 'value', s.event_key, s.incident_key, s.substance::text, NULL,
       coalesce(s.mass_g * 0.001, s.quantity) * p.price * coalesce(x.rate, 1), s.day, s.province_key, s.agencies
FROM period_told s
JOIN price p ON p.price_list_id = %(price_list)s::uuid AND p.substance = s.substance
    AND p.unit = CASE WHEN s.mass_g IS NULL THEN s.unit ELSE %(kilogram)s::smallint END
LEFT JOIN day_rate x ON x.rate_list_id = %(rate_list)s::uuid AND x.from_currency = %(from_currency)s::text
    AND x.to_currency = %(to_currency)s::text AND x.day = s.day
WHERE (s.mass_g IS NOT NULL OR s.quantity IS NOT NULL) AND (%(rate_list)s::uuid IS NULL OR x.rate IS NOT NULL)
