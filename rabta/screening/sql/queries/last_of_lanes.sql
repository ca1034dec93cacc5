-- The last day before some day on which a lane of an airport had a result of a projected image, or a calibration, under each
-- marking.
SELECT s.airport, s.lane, CASE WHEN s.airport = '' THEN s.device ELSE '' END AS device, s.what, s.marking_id, max(s.day) AS day
FROM airport_statement s JOIN current_reading c ON c.id = s.reading_id
WHERE s.day BETWEEN %(date_to)s::date - 60 AND %(date_to)s::date AND s.what IN ('tip', 'calibration')
  AND (%(airport)s::text IS NULL OR s.airport IN (%(airport)s::text, ''))
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 3, 4, 5
