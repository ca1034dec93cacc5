-- Tasks whose day has passed and that nothing has ended, with the agencies that were reminded of them since then.
SELECT t.id, t.agency, t.given_agency, t.for_kind, t.for_id, t.marking_id,
       ARRAY(SELECT n.agency FROM notice n WHERE n.subject_id = t.id AND n.kind = 'task_overdue' AND n.at > %(since)s)
           AS reminded
FROM case_task t
WHERE t.due_on < %(today)s
  AND NOT EXISTS (
      SELECT FROM work_step s WHERE s.subject_id = t.id AND s.kind IN ('done', 'taken_back')
        AND NOT EXISTS (SELECT FROM work_withdrawal w WHERE w.of = s.id))
ORDER BY t.id
