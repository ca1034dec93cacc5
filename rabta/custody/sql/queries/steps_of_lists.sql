-- Of every step of these exhibits that stands, in the order of signing, what the lists of what is owed rest on: no words.
SELECT s.exhibit_id, s.number, s.kind, s.done_at, s.amount, s.error, s.to_agency, s.agency
FROM custody_step s
WHERE s.exhibit_id = ANY (%(exhibit_ids)s::uuid[])
  AND NOT EXISTS (SELECT FROM custody_withdrawal w WHERE w.step_id = s.id)
ORDER BY s.exhibit_id, s.number
