-- Every step of these commitments, in the order of signing.
SELECT s.commitment_id, s.number, s.kind, s.said_on, s.words, s.due_on, s.of, s.agency, s.signed_by, s.signed_name, s.signed_at
FROM commitment_step s
WHERE s.commitment_id = ANY (%(commitment_ids)s::uuid[])
ORDER BY s.commitment_id, s.number
