-- What each counted line is worth under one price list, by substance: kilograms of what has a mass, else its own unit.
-- Multiplied only, never divided, so that numeric keeps every digit. As reported: each line of each incident. Under rates
-- of exchange each line is converted at the rate of its event's own day; what has none on that day is worth nothing here and
-- is told beside it (queries/not_valued.sql).
SELECT 'value' AS figure, e.key AS opens, NULL::uuid AS record, l.substance::text AS key,
       coalesce(l.mass_g * 0.001, l.quantity) * p.price * coalesce(x.rate, 1) AS counted, NULL::numeric AS told, e.day,
       e.province_key AS province, e.agencies
FROM period_event e
JOIN seen_line l ON l.event_key = e.key
JOIN price p ON p.price_list_id = %(price_list)s::uuid AND p.substance = l.substance
    AND p.unit = CASE WHEN l.mass_g IS NULL THEN l.unit ELSE %(kilogram)s::smallint END
LEFT JOIN day_rate x ON x.rate_list_id = %(rate_list)s::uuid AND x.from_currency = %(from_currency)s::text
    AND x.to_currency = %(to_currency)s::text AND x.day = e.day
WHERE %(rate_list)s::uuid IS NULL OR x.rate IS NOT NULL
UNION ALL
SELECT 'value', m.event_key, m.incident_key, s.substance::text, NULL,
       coalesce(s.mass_g * 0.001, s.quantity) * p.price * coalesce(x.rate, 1), m.day, m.province_key, m.agencies
FROM period_member m
JOIN seizure_line s ON s.incident_id = m.incident_id
JOIN price p ON p.price_list_id = %(price_list)s::uuid AND p.substance = s.substance
    AND p.unit = CASE WHEN s.mass_g IS NULL THEN s.unit ELSE %(kilogram)s::smallint END
LEFT JOIN day_rate x ON x.rate_list_id = %(rate_list)s::uuid AND x.from_currency = %(from_currency)s::text
    AND x.to_currency = %(to_currency)s::text AND x.day = m.day
WHERE (s.mass_g IS NOT NULL OR s.quantity IS NOT NULL) AND (%(rate_list)s::uuid IS NULL OR x.rate IS NOT NULL)
