-- Hits of lists and of rules that show, those that wait first, then by the day of travel: one by its id, those of an entry, of a
-- rule, of these travellers, or all. With the flight of the traveller. A hit waits until a person has judged it, unless its
-- entry has ended or its rule was switched off (on again, it waits again), or it is remembered: the same entry and a
-- traveller with the same document were judged not the same, on a hit that shows, and nobody has opened this one.
WITH off AS (
    SELECT DISTINCT ON (s.rule_id) s.rule_id, s.kind <> 'switched_on' AS is_off
    FROM rule_step s WHERE s.kind IN ('switched_on', 'switched_off', 'closed')
    ORDER BY s.rule_id, s.number DESC
),
hit AS (
    SELECT h.id, 'list' AS found_by, h.report_id, h.mention_key, h.marking_id, h.reasons, h.basis, h.score, h.entry_id,
           NULL::uuid AS rule_id, NULL::int AS version, NULL::uuid AS match,
           last.kind AS last_kind, last.signed_by AS last_by, last.signed_name AS last_name
    FROM watch_hit h
    LEFT JOIN LATERAL (
        SELECT s.kind, s.signed_by, s.signed_name FROM watch_hit_step s WHERE s.hit_id = h.id ORDER BY s.number DESC LIMIT 1
    ) last ON true
    WHERE %(found_by)s::text IS DISTINCT FROM 'rule' AND %(rule_id)s::uuid IS NULL
    UNION ALL
    SELECT h.id, 'rule', h.report_id, h.mention_key, h.marking_id, h.reasons, NULL, NULL, NULL, h.rule_id, h.version, h.match,
           last.kind, last.signed_by, last.signed_name
    FROM rule_hit h
    LEFT JOIN LATERAL (
        SELECT s.kind, s.signed_by, s.signed_name FROM rule_hit_step s WHERE s.hit_id = h.id ORDER BY s.number DESC LIMIT 1
    ) last ON true
    WHERE %(found_by)s::text IS DISTINCT FROM 'list' AND %(entry_id)s::uuid IS NULL
),
stood AS (
    SELECT h.*, m.id AS mention_id, m.name AS stated_name, m.father AS stated_father, m.born_from, m.born_to, m.seen_from,
           m.place_text, e.kind, e.why, e.name, e.father, e.born, e.issuer, e.watch_list_id,
           coalesce(ended.kind IN ('withdrawn', 'closed') OR ended.until < %(today)s::date, off.is_off, false) AS entry_ended,
           h.entry_id IS NOT NULL AND EXISTS (
               SELECT FROM watch_hit o
               JOIN LATERAL (
                   SELECT s.kind FROM watch_hit_step s WHERE s.hit_id = o.id ORDER BY s.number DESC LIMIT 1) l ON true
               JOIN person_mention om ON om.key = o.mention_key
               JOIN mention_identifier oi ON oi.mention_id = om.id AND oi.kind IN ('passport', 'cnic', 'nicop', 'visa')
               JOIN mention_identifier mi
                 ON mi.mention_id = m.id AND mi.kind = oi.kind AND mi.value = oi.value AND mi.value <> ''
               WHERE o.entry_id = h.entry_id AND o.id <> h.id AND l.kind = 'not_same') AS remembered
    FROM hit h
    JOIN LATERAL (
        SELECT p.* FROM person_mention p JOIN current_reading c ON c.id = p.reading_id WHERE p.key = h.mention_key LIMIT 1
    ) m ON true
    LEFT JOIN watch_entry e ON e.id = h.entry_id
    LEFT JOIN off ON off.rule_id = h.rule_id
    LEFT JOIN LATERAL (
        SELECT s.kind, (SELECT u.until FROM watch_entry_step u WHERE u.entry_id = e.id AND u.until IS NOT NULL
                        ORDER BY u.number DESC LIMIT 1) AS until
        FROM watch_entry_step s WHERE s.entry_id = e.id ORDER BY s.number DESC LIMIT 1) ended ON true
    WHERE (%(hit_id)s::uuid IS NULL OR h.id = %(hit_id)s::uuid)
      AND (%(entry_id)s::uuid IS NULL OR h.entry_id = %(entry_id)s::uuid)
      AND (%(rule_id)s::uuid IS NULL OR h.rule_id = %(rule_id)s::uuid)
      AND (%(keys)s::uuid[] IS NULL OR h.mention_key = ANY (%(keys)s::uuid[]))
      AND (NOT %(waiting)s OR coalesce(h.last_kind, 'reopened') IN ('reopened', 'taken'))
),
told AS (
    SELECT s.*, NOT s.entry_ended AND (s.last_kind IN ('reopened', 'taken') OR s.last_kind IS NULL AND NOT s.remembered) AS waits
    FROM stood s
),
page AS (
    SELECT t.*, u.name AS rule, u.reason AS rule_reason, u.contact, u.phone, u.agency, count(*) OVER () AS total
    FROM told t LEFT JOIN screening_rule u ON u.id = t.rule_id
    WHERE t.waits OR NOT %(waiting)s
    ORDER BY t.waits DESC, t.seen_from DESC NULLS LAST, t.score DESC NULLS LAST, u.name, t.stated_name, t.id
    LIMIT %(most)s OFFSET %(skip)s
)
SELECT p.*, first.designator, first.departs_on, first.origin, first.destination,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'written', i.written) ORDER BY i.kind, i.written), '[]')
        FROM watch_identifier i WHERE i.entry_id = p.entry_id) AS identifiers
FROM page p
LEFT JOIN LATERAL (
    SELECT f.designator, f.departs_on, f.origin, f.destination FROM travel_leg l JOIN stated_flight f ON f.id = l.flight_id
    WHERE l.mention_id = p.mention_id ORDER BY f.of_message DESC, f.departs_on NULLS LAST, f.departs LIMIT 1) first ON true
ORDER BY p.waits DESC, p.seen_from DESC NULLS LAST, p.score DESC NULLS LAST, p.rule, p.stated_name, p.id
