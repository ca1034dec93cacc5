-- Requests whose day has passed and that nothing has ended, with the agencies that were reminded of them since then.
SELECT q.id, q.from_agency, q.to_agency, q.marking_id,
       ARRAY(SELECT n.agency FROM notice n WHERE n.subject_id = q.id AND n.kind = 'request_overdue' AND n.at > %(since)s)
           AS reminded
FROM assistance_request q
WHERE q.due_on < %(today)s
  AND NOT EXISTS (
      SELECT FROM work_step s WHERE s.subject_id = q.id AND s.kind IN ('answered', 'taken_back')
        AND NOT EXISTS (SELECT FROM work_withdrawal w WHERE w.of = s.id))
ORDER BY q.id
