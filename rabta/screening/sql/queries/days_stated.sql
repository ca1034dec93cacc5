-- Days of a period of which something was stated at an airport, in order.
SELECT DISTINCT s.day FROM airport_statement s JOIN current_reading c ON c.id = s.reading_id
WHERE s.day BETWEEN %(date_from)s::date AND %(date_to)s::date ORDER BY s.day
