-- Requests between agencies that show, by the day they are due: one by its id, or all (null).
SELECT id, title, words, from_agency, to_agency, due_on, asked_by, asked_name, asked_at, marking_id
FROM assistance_request
WHERE %(id)s::uuid IS NULL OR id = %(id)s::uuid
ORDER BY due_on DESC, asked_at DESC, id
