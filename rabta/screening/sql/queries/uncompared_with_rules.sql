-- What rules were not compared with yet, as the resolver sees all: readings with travellers, steps that switched a rule on, and
-- matches with a number one slip apart or just confirmed, by which a rule may come to mean somebody.
SELECT 'reading' AS kind, c.id, c.id AS of
FROM current_reading c
WHERE EXISTS (SELECT FROM person_mention m WHERE m.reading_id = c.id AND m.role = 'passenger')
  AND NOT EXISTS (SELECT FROM rules_compared d WHERE d.subject_id = c.id)
UNION ALL
SELECT 'rule', s.id, s.rule_id FROM rule_step s
WHERE s.kind = 'switched_on' AND NOT EXISTS (SELECT FROM rules_compared d WHERE d.subject_id = s.id)
UNION ALL
SELECT 'match', h.id, h.mention_key FROM watch_hit h
WHERE h.basis = 'like_number' AND NOT EXISTS (SELECT FROM rules_compared d WHERE d.subject_id = h.id)
UNION ALL
SELECT 'match', s.id, h.mention_key FROM watch_hit_step s JOIN watch_hit h ON h.id = s.hit_id
WHERE s.kind = 'confirmed' AND NOT EXISTS (SELECT FROM rules_compared d WHERE d.subject_id = s.id)
ORDER BY 1, 2
LIMIT %(most)s
