-- Passengers of these readings, of these keys, or who travel between two days: what their messages state of the journey, and
-- what is documented of them for the fairness of a test alone. Nothing protected is looked at, whoever asks. What hangs on a
-- traveller is looked up one by one: of lists just filed the database does not know yet how long they are, and would join them whole.
WITH asked AS (
    SELECT m.id, m.key, m.row_id, m.reading_id, m.name, m.born_from, m.born_to, m.nationality, m.gender, c.report_id, r.marking_id
    FROM person_mention m JOIN current_reading c ON c.id = m.reading_id JOIN report r ON r.id = c.report_id
    WHERE m.role = 'passenger' AND NOT m.protected
      AND (m.reading_id = ANY (%(reading_ids)s::uuid[]) OR m.key = ANY (%(keys)s::uuid[])
           OR m.seen_from BETWEEN %(date_from)s::date AND %(date_to)s::date)
    ORDER BY m.seen_from DESC NULLS LAST, m.key
    LIMIT %(most)s
), parties AS MATERIALIZED (
    SELECT g.reading_id, jsonb_object_agg(g.locator, g.bags) AS bags
    FROM (
        SELECT p.reading_id, l.locator, CASE WHEN bool_and(l.pieces IS NOT NULL) THEN sum(l.pieces) END AS bags
        FROM (SELECT DISTINCT reading_id FROM asked) a
        JOIN person_mention p ON p.reading_id = a.reading_id AND NOT p.protected
        JOIN LATERAL (SELECT t.locator, t.pieces FROM travel_leg t WHERE t.mention_id = p.id LIMIT 1) l ON l.locator <> ''
        GROUP BY p.reading_id, l.locator) g
    GROUP BY g.reading_id
)
SELECT a.key, a.report_id, a.reading_id, a.marking_id, a.name, a.born_from, a.born_to, a.nationality, a.gender,
       coalesce(f.legs, '[]') AS legs, coalesce(f.locator, '') AS locator, coalesce(f.pieces, c.bags) AS bags, f.weight_g,
       coalesce(c.tags, '{}') AS tags, coalesce(k.identifiers, '[]') AS identifiers,
       b.made, b.paid_by, b.agency, b.office, b.travellers AS party, (p.bags ->> f.locator)::bigint AS party_bags,
       (SELECT coalesce(jsonb_agg(d ->> 'issued'), '[]') FROM reading_row w, jsonb_array_elements(w.read -> 'documents') d
        WHERE w.id = a.row_id AND jsonb_typeof(w.read -> 'documents') = 'array' AND d ->> 'issued' IS NOT NULL) AS issued
FROM asked a
LEFT JOIN parties p ON p.reading_id = a.reading_id
LEFT JOIN LATERAL (
    SELECT max(l.locator) AS locator, max(l.pieces) AS pieces, max(l.weight_g) AS weight_g,
           jsonb_agg(jsonb_build_array(f.designator, f.origin, f.destination, f.departs, f.arrives)
                     ORDER BY f.departs_on NULLS LAST, f.departs, f.flight_no) AS legs
    FROM travel_leg l JOIN stated_flight f ON f.id = l.flight_id
    WHERE l.mention_id = a.id AND NOT l.protected) f ON true
LEFT JOIN LATERAL (
    SELECT nullif(count(*), 0) AS bags, array_agg(b.tag) FILTER (WHERE b.tag <> '') AS tags
    FROM stated_bag b WHERE b.mention_id = a.id AND NOT b.protected) c ON true
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(i.kind, i.value, i.expires_on) ORDER BY i.identifier_no) AS identifiers
    FROM mention_identifier i WHERE i.mention_id = a.id AND NOT i.protected) k ON true
LEFT JOIN LATERAL (
    SELECT s.* FROM stated_booking s
    WHERE s.reading_id = a.reading_id AND s.locator = f.locator AND f.locator <> '' AND NOT s.protected
    ORDER BY s.id LIMIT 1) b ON true
ORDER BY a.key
