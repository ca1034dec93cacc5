-- Requests between agencies that show, by the day they are due: one by its id, or all (null). `unended`: only those that
-- nothing has ended; one that was refused can still be passed on.
SELECT id, title, words, from_agency, to_agency, due_on, asked_by, asked_name, asked_at, marking_id
FROM assistance_request
WHERE (%(id)s::uuid IS NULL OR id = %(id)s::uuid)
  AND (NOT %(unended)s OR NOT EXISTS (
      SELECT FROM work_step s WHERE s.subject_id = assistance_request.id AND s.kind IN ('answered', 'taken_back')
        AND NOT EXISTS (SELECT FROM work_withdrawal w WHERE w.of = s.id)))
ORDER BY due_on DESC, asked_at DESC, id
