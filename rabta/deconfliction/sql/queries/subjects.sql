-- Subjects of these versions, in the order they were held.
SELECT t.version_id, t.kind, t.written FROM held_target t
WHERE t.version_id = ANY (%(version_ids)s::uuid[]) ORDER BY t.version_id, t.kind, t.written, t.id
