-- Meetings that show, the latest first: one by its id, or all (null).
SELECT m.*
FROM meeting m
WHERE %(meeting_id)s::uuid IS NULL OR m.id = %(meeting_id)s::uuid
ORDER BY m.held_on DESC, m.opened_at DESC, m.id
