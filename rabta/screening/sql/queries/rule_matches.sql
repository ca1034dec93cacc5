-- Matches of these travellers with watch-lists that a rule may rest on: with a number one slip apart, or confirmed by a person.
SELECT h.id, h.mention_key AS key, h.basis, coalesce(last.kind, '') = 'confirmed' AS confirmed
FROM watch_hit h
LEFT JOIN LATERAL (
    SELECT s.kind FROM watch_hit_step s WHERE s.hit_id = h.id ORDER BY s.number DESC LIMIT 1) last ON true
WHERE h.mention_key = ANY (%(keys)s::uuid[]) AND (h.basis = 'like_number' OR last.kind = 'confirmed')
ORDER BY h.id
