-- Every step of these exhibits in the order of signing, with what took it back.
SELECT s.id, s.exhibit_id, s.number, s.kind, s.done_at, s.place, s.amount, s.error, s.to_agency, s.to_officer, s.reference,
       s.held_at, s.purity, s.witnesses, s.outcome, s.pictures, s.agency, s.signed_by, s.signed_name, s.signed_at,
       w.reason AS withdrawn_reason, w.withdrawn_at
FROM custody_step s LEFT JOIN custody_withdrawal w ON w.step_id = s.id
WHERE s.exhibit_id = ANY (%(exhibit_ids)s::uuid[])
ORDER BY s.exhibit_id, s.number
