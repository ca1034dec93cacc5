-- One target as the house sees all, with what it is matched by: `own` hashes, and those `known` to its holder.
SELECT t.kind, t.written, t.held_by, t.by_phone, t.digest, t.shape, coalesce(k.hashes, '{}') AS known
FROM held_target t
LEFT JOIN target_known_as k ON k.target_id = t.id
WHERE t.id = %(id)s
