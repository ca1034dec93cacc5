-- Commitments that show: one by its id, those of a meeting, or all (both null); the earliest promised first.
SELECT c.*
FROM commitment c
WHERE (%(commitment_id)s::uuid IS NULL OR c.id = %(commitment_id)s::uuid)
  AND (%(meeting_id)s::uuid IS NULL OR c.meeting_id = %(meeting_id)s::uuid)
ORDER BY c.began_on, c.proposed_at, c.id
