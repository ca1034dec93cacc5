-- The other travellers that a hit rests on: name, report, flight and day, by name.
SELECT DISTINCT ON (m.name, m.key) m.key, m.name, c.report_id, first.designator, first.departs_on
FROM rule_hit h
JOIN person_mention m ON m.key = ANY (h.others)
JOIN current_reading c ON c.id = m.reading_id
LEFT JOIN LATERAL (
    SELECT f.designator, f.departs_on FROM travel_leg l JOIN stated_flight f ON f.id = l.flight_id
    WHERE l.mention_id = m.id ORDER BY f.of_message DESC, f.departs_on NULLS LAST, f.departs LIMIT 1) first ON true
WHERE h.id = %(hit_id)s::uuid
ORDER BY m.name, m.key
