-- Every step of these in the order of signing, with what took it back.
SELECT s.id, s.subject_id, s.number, s.kind, s.done_on, s.reference, s.place, s.outcome, s.to_agency, s.people, s.words,
       s.agency, s.signed_by, s.signed_name, s.signed_at, w.reason AS withdrawn_reason, w.withdrawn_at
FROM work_step s LEFT JOIN work_withdrawal w ON w.of = s.id
WHERE s.subject_id = ANY (%(ids)s::uuid[])
ORDER BY s.subject_id, s.number
