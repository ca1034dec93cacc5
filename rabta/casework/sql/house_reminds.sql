-- The house itself reminds of what is overdue: by a notice of that one kind, to an agency, under the marking of what is overdue.
GRANT INSERT ON notice TO rabta_resolver;
DROP POLICY IF EXISTS house_reminds ON notice;
CREATE POLICY house_reminds ON notice FOR INSERT TO rabta_resolver WITH CHECK (
    (kind = 'request_overdue' AND subject_kind = 'request'
     AND EXISTS (SELECT FROM assistance_request q WHERE q.id = subject_id AND q.marking_id = notice.marking_id))
    OR (kind = 'task_overdue' AND subject_kind = 'task'
        AND EXISTS (SELECT FROM case_task t WHERE t.id = subject_id AND t.marking_id = notice.marking_id)));
