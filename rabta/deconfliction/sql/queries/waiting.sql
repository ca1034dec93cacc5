-- Alarms that nobody has taken, as the watch desk sees them, the oldest first.
SELECT c.id, c.found_at FROM operation_conflict c
WHERE NOT EXISTS (SELECT FROM conflict_step s WHERE s.conflict_id = c.id AND s.step IN ('owned', 'closed'))
ORDER BY c.found_at, c.id
