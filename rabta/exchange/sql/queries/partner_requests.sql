-- Requests of partners that show, or one of them: the newest first.
SELECT q.id, q.reference, q.about_kind, q.about, q.words, q.purpose, q.legal_basis, q.offence, q.urgency, q.due_on,
       q.from_agency, q.asked_by, q.asked_name, q.asked_at, q.marking_id
FROM partner_request q
WHERE %(id)s::uuid IS NULL OR q.id = %(id)s::uuid
ORDER BY q.asked_at DESC, q.id
