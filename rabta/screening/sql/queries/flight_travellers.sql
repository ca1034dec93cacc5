-- Travellers of one flight as each message that shows states them, by name; with documents, seat and bags.
SELECT m.key, m.name, m.father, m.born_from, m.born_to, m.role, c.report_id, l.seat, l.cabin, l.locator, l.pieces,
       l.weight_g, l.weight_written,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'written', i.written, 'value', i.value)
                                  ORDER BY i.identifier_no), '[]')
        FROM mention_identifier i WHERE i.mention_id = m.id) AS identifiers,
       (SELECT coalesce(jsonb_agg(b.tag ORDER BY b.bag_no) FILTER (WHERE b.tag <> ''), '[]')
        FROM stated_bag b WHERE b.mention_id = m.id) AS tags,
       (SELECT count(*) FROM stated_bag b WHERE b.mention_id = m.id) AS bags
FROM stated_flight f
JOIN current_reading c ON c.id = f.reading_id
JOIN travel_leg l ON l.flight_id = f.id
JOIN person_mention m ON m.id = l.mention_id
WHERE f.designator = %(designator)s AND f.departs_on = %(day)s::date
ORDER BY m.name, m.key
