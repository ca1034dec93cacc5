-- The steps of these requests, in the order of signing.
SELECT s.id, s.request_id, s.number, s.kind, s.done_on, s.reference, s.outcome, s.words, s.agency, s.signed_by, s.signed_name,
       s.signed_at
FROM partner_step s
WHERE s.request_id = ANY (%(ids)s::uuid[])
ORDER BY s.request_id, s.number
