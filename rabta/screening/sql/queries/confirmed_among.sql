-- How many of these travellers have a match that a person confirmed, or a hit of a rule of which something was found.
SELECT count(DISTINCT t.key) AS travellers
FROM (
    SELECT h.mention_key AS key FROM watch_hit h
    JOIN LATERAL (SELECT s.kind FROM watch_hit_step s WHERE s.hit_id = h.id ORDER BY s.number DESC LIMIT 1) l ON l.kind = 'confirmed'
    WHERE h.mention_key = ANY (%(keys)s::uuid[])
    UNION ALL
    SELECT h.mention_key FROM rule_hit h
    JOIN LATERAL (SELECT s.kind FROM rule_hit_step s WHERE s.hit_id = h.id ORDER BY s.number DESC LIMIT 1) l ON l.kind = 'found'
    WHERE h.mention_key = ANY (%(keys)s::uuid[])) t
