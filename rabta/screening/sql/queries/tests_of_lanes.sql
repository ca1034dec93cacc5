-- Days of a period on which a lane of an airport had a result of a projected image, or a calibration, under each marking, by day.
SELECT DISTINCT s.airport, CASE WHEN s.airport = '' THEN s.device ELSE s.lane END AS lane, s.what, s.day, s.marking_id
FROM airport_statement s JOIN current_reading c ON c.id = s.reading_id
WHERE s.day BETWEEN %(date_from)s::date AND %(date_to)s::date AND s.what IN ('tip', 'calibration')
ORDER BY s.day, s.airport, 2, s.what, s.marking_id
