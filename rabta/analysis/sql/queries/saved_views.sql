-- Every view that shows, or one, with what was signed of it last (null: nothing since it was saved).
SELECT v.*, s.number, s.kind
FROM saved_view v
LEFT JOIN LATERAL (
    SELECT t.number, t.kind FROM saved_view_step t WHERE t.view_id = v.id ORDER BY t.number DESC LIMIT 1
) s ON true
WHERE %(view_id)s::uuid IS NULL OR v.id = %(view_id)s::uuid
ORDER BY v.name, v.id
