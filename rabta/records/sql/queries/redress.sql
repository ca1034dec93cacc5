-- Persons' requests the reader may see, the open ones first, the longest due first.
SELECT r.id, r.reference, r.wants, r.received_on, r.due_on, r.registered_by = current_reader() AS registered_by_you,
       d.outcome, d.reasons, d.done_at AS decided_at, d.done_by_name AS decided_by,
       a.agency AS assigned_to,
       a.agency = (SELECT x.agency FROM reader x WHERE x.id = current_reader()) AS assigned_to_yours
FROM redress r
LEFT JOIN redress_step d ON d.redress_id = r.id AND d.step = 'decide'
LEFT JOIN LATERAL (SELECT s.agency FROM redress_step s WHERE s.redress_id = r.id AND s.step = 'assign'
                   ORDER BY s.number DESC LIMIT 1) a ON true
ORDER BY d.done_at IS NOT NULL, r.due_on, r.id
LIMIT 200
