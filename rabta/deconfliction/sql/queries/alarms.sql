-- Alarms of the watch desk: one, or those that are not closed and those that were closed since then; the oldest first.
SELECT c.* FROM operation_conflict c
WHERE (%(conflict_id)s::uuid IS NULL OR c.id = %(conflict_id)s)
  AND (%(conflict_id)s::uuid IS NOT NULL OR NOT EXISTS (
      SELECT FROM conflict_step s WHERE s.conflict_id = c.id AND s.step = 'closed' AND s.taken_at < %(since)s))
ORDER BY c.found_at, c.id
