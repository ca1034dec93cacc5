-- What came of the hits of each rule, as far as they show: how many stand in which state.
SELECT h.rule_id AS of, coalesce(last.kind, 'open') AS state, count(*) AS hits
FROM rule_hit h
LEFT JOIN LATERAL (
    SELECT s.kind FROM rule_hit_step s WHERE s.hit_id = h.id ORDER BY s.number DESC LIMIT 1) last ON true
WHERE %(id)s::uuid IS NULL OR h.rule_id = %(id)s::uuid
GROUP BY 1, 2
ORDER BY 1, 2
