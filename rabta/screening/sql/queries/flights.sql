-- Flights whose messages show, by day of departure and designator: one, or those of some days.
SELECT f.designator, f.departs_on, min(f.origin) AS origin, min(f.destination) AS destination, min(f.departs) AS departs,
       array_agg(DISTINCT c.report_id ORDER BY c.report_id) AS report_ids,
       count(DISTINCT l.mention_id) AS mentions
FROM stated_flight f JOIN current_reading c ON c.id = f.reading_id LEFT JOIN travel_leg l ON l.flight_id = f.id
WHERE f.departs_on BETWEEN %(date_from)s::date AND %(date_to)s::date AND f.designator <> ''
  AND (%(designator)s::text IS NULL OR f.designator = %(designator)s::text)
  AND (%(airport)s::text IS NULL OR %(airport)s::text IN (f.origin, f.destination))
GROUP BY f.designator, f.departs_on
HAVING bool_or(f.of_message) OR %(designator)s::text IS NOT NULL
ORDER BY f.departs_on DESC, min(f.departs), f.designator
LIMIT %(most)s
