-- One traveller of a flight by the key of a mention that shows: its report and its marking.
SELECT c.report_id, m.marking_id
FROM person_mention m JOIN current_reading c ON c.id = m.reading_id JOIN travel_leg l ON l.mention_id = m.id
JOIN stated_flight f ON f.id = l.flight_id
WHERE m.key = %(key)s::uuid AND f.designator = %(designator)s AND f.departs_on = %(day)s::date
LIMIT 1
