-- From which airport a flight leaves on a day, by the timetable or message that was first filed.
SELECT s.airport
FROM airport_statement s JOIN current_reading c ON c.id = s.reading_id JOIN report r ON r.id = c.report_id
WHERE s.day = %(day)s::date AND s.flight = %(designator)s AND s.what IN ('departure', 'bag', 'count')
ORDER BY s.what = 'departure' DESC, r.received_at, r.id, s.id
LIMIT 1
