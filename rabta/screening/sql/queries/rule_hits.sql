-- Hits of rules that show, those that wait first, then by the day of travel: one by its id, those of a rule, of these travellers,
-- or all. With the flight of the traveller and the rule's own words.
SELECT h.id, h.rule_id, h.version, h.report_id, h.mention_key, h.match, h.reasons, h.found_at, h.marking_id, u.name AS rule,
       u.reason AS rule_reason, u.contact, u.phone, u.agency, m.name AS stated_name, m.seen_from, first.designator, first.departs_on,
       first.origin, first.destination, last.kind AS last_kind, last.signed_by AS last_by, last.signed_name AS last_name,
       count(*) OVER () AS total
FROM rule_hit h
JOIN screening_rule u ON u.id = h.rule_id
JOIN LATERAL (
    SELECT p.* FROM person_mention p JOIN current_reading c ON c.id = p.reading_id WHERE p.key = h.mention_key LIMIT 1) m ON true
LEFT JOIN LATERAL (
    SELECT f.designator, f.departs_on, f.origin, f.destination FROM travel_leg l JOIN stated_flight f ON f.id = l.flight_id
    WHERE l.mention_id = m.id ORDER BY f.of_message DESC, f.departs_on NULLS LAST, f.departs LIMIT 1) first ON true
LEFT JOIN LATERAL (
    SELECT s.kind, s.signed_by, s.signed_name FROM rule_hit_step s WHERE s.hit_id = h.id ORDER BY s.number DESC LIMIT 1
) last ON true
WHERE (%(hit_id)s::uuid IS NULL OR h.id = %(hit_id)s::uuid)
  AND (%(rule_id)s::uuid IS NULL OR h.rule_id = %(rule_id)s::uuid)
  AND (%(keys)s::uuid[] IS NULL OR h.mention_key = ANY (%(keys)s::uuid[]))
  AND (NOT %(waiting)s OR coalesce(last.kind, 'reopened') IN ('reopened', 'taken'))
ORDER BY coalesce(last.kind, 'reopened') IN ('reopened', 'taken') DESC, m.seen_from DESC NULLS LAST, u.name, m.name, h.id
LIMIT %(most)s OFFSET %(skip)s
