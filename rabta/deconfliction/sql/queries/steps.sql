-- What was done about these alarms, in the order it was done.
SELECT s.conflict_id, s.step, s.outcome, s.note, s.taken_by, s.taken_name, s.taken_at FROM conflict_step s
WHERE s.conflict_id = ANY (%(conflict_ids)s::uuid[]) ORDER BY s.taken_at, s.id
