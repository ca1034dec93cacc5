-- Flights of which a passenger list, a timetable, a baggage message or a count shows, by day of departure and designator: one,
-- or those of some days. `mentions`: lines of passenger lists; `stated`: lines of airports' papers.
WITH listed AS (
    SELECT f.designator, f.departs_on, min(f.origin) AS origin, min(f.destination) AS destination, min(f.departs) AS departs,
           array_agg(DISTINCT c.report_id ORDER BY c.report_id) AS report_ids,
           count(DISTINCT l.mention_id) AS mentions, bool_or(f.of_message) AS of_message
    FROM stated_flight f JOIN current_reading c ON c.id = f.reading_id LEFT JOIN travel_leg l ON l.flight_id = f.id
    WHERE f.departs_on BETWEEN %(date_from)s::date AND %(date_to)s::date AND f.designator <> ''
      AND (%(designator)s::text IS NULL OR f.designator = %(designator)s::text)
      AND (%(airport)s::text IS NULL OR %(airport)s::text IN (f.origin, f.destination))
    GROUP BY f.designator, f.departs_on
    HAVING bool_or(f.of_message) OR %(designator)s::text IS NOT NULL
), stated AS (
    SELECT s.flight AS designator, s.day AS departs_on, min(s.airport) AS origin, coalesce(min(s.detail ->> 'to'), '') AS destination,
           min(s.at) FILTER (WHERE s.what = 'departure') AS departs, count(*) AS stated
    FROM airport_statement s JOIN current_reading c ON c.id = s.reading_id
    WHERE s.day BETWEEN %(date_from)s::date AND %(date_to)s::date AND s.flight <> '' AND s.what IN ('departure', 'bag', 'count')
      AND (%(designator)s::text IS NULL OR s.flight = %(designator)s::text)
      AND (%(airport)s::text IS NULL OR %(airport)s::text IN (s.airport, s.detail ->> 'to'))
    GROUP BY s.flight, s.day
)
SELECT designator, departs_on, coalesce(nullif(l.origin, ''), s.origin, '') AS origin,
       coalesce(nullif(l.destination, ''), s.destination, '') AS destination,
       coalesce(l.departs::text, s.departs, '') AS departs, coalesce(l.report_ids, '{}') AS report_ids,
       coalesce(l.mentions, 0) AS mentions, coalesce(s.stated, 0) AS stated
FROM listed l FULL JOIN stated s USING (designator, departs_on)
ORDER BY departs_on DESC, 5, designator
LIMIT %(most)s
