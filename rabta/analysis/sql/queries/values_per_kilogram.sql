-- What reports state one kilogram was worth, once an event: of the incident whose line counts, where that is the only line
-- and a mass, and the report states a value. By substance and currency, never across.
SELECT l.substance, i.value_currency AS currency, i.value_amount * 1000 / l.mass_g AS per_kilogram
FROM taken t
JOIN seen_line l ON l.event_key = t.key
JOIN incident i ON i.key = l.from_incident
JOIN current_reading c ON c.id = i.reading_id
WHERE l.mass_g > 0 AND i.value_amount > 0 AND i.value_currency <> ''
  AND (%(substance)s::smallint IS NULL OR l.substance = %(substance)s::smallint)
  AND (SELECT count(*) FROM seizure_line s WHERE s.incident_id = i.id) = 1
ORDER BY 1, 2, 3
