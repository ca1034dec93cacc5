-- Who travels on which flight by the messages of one reading, in the order of the file: one row a leg. A protected traveller is
-- there for a reader who holds the compartment, and for nobody else.
SELECT l.flight_id, w.row_no, m.name, m.role, m.born_from, m.born_to, m.nationality, m.protected, l.seat, l.locator, l.pieces,
       l.weight_g, l.weight_written,
       (SELECT coalesce(json_agg(json_build_object('kind', i.kind, 'written', i.written, 'issuer', i.issuer,
                                                   'expires_on', i.expires_on) ORDER BY i.identifier_no), '[]')
        FROM mention_identifier i
        WHERE i.mention_id = m.id AND i.kind IN ('passport', 'cnic', 'nicop', 'visa')) AS documents,
       (SELECT coalesce(json_agg(b.tag ORDER BY b.bag_no) FILTER (WHERE b.tag <> ''), '[]')
        FROM stated_bag b WHERE b.mention_id = m.id) AS tags
FROM travel_leg l
JOIN person_mention m ON m.id = l.mention_id
JOIN reading_row w ON w.id = l.row_id
WHERE m.reading_id = %(reading_id)s::uuid
ORDER BY w.row_no, l.flight_id
LIMIT %(most)s
