-- Days of a period of which something was stated at an airport, with the readings that state it and their markings, in order.
SELECT s.day, s.reading_id, s.marking_id
FROM airport_statement s JOIN current_reading c ON c.id = s.reading_id
WHERE s.day BETWEEN %(date_from)s::date AND %(date_to)s::date
GROUP BY s.day, s.reading_id, s.marking_id ORDER BY s.day, s.reading_id
