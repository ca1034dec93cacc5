-- Events by month and cell of the map: how many, and the grams they count; those of unknown place under no cell.
SELECT p.place_cell, p.month, min(p.district) AS district, count(*) AS events, coalesce(sum(l.mass_g), 0)::bigint AS mass_g
FROM placed p
LEFT JOIN (
    SELECT s.event_key, sum(s.mass_g) AS mass_g FROM period_line s
    WHERE %(substance)s::smallint IS NULL OR s.substance = %(substance)s::smallint
    GROUP BY s.event_key
) l ON l.event_key = p.key
GROUP BY p.place_cell, p.month
ORDER BY p.month, p.place_cell
