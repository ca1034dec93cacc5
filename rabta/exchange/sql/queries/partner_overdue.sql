-- Partners' requests whose day has passed, with the agencies that were reminded of them since then.
SELECT q.id, q.from_agency, q.marking_id,
       ARRAY(SELECT n.agency FROM notice n WHERE n.subject_id = q.id AND n.kind = 'partner_request_overdue' AND n.at > %(since)s)
           AS reminded
FROM partner_request q
WHERE q.due_on < %(today)s
  AND NOT EXISTS (SELECT FROM partner_step s WHERE s.request_id = q.id AND s.kind IN ('sent', 'taken_back'))
ORDER BY q.id
