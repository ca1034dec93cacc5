-- Days of a period of which something was stated at an airport, with the readings that show, in order.
SELECT s.day, array_agg(DISTINCT s.reading_id ORDER BY s.reading_id) AS readings
FROM airport_statement s JOIN current_reading c ON c.id = s.reading_id
WHERE s.day BETWEEN %(date_from)s::date AND %(date_to)s::date GROUP BY s.day ORDER BY s.day
