-- Tasks that show: one by its id, those for one thing, or all (both null); those with a day first, by it. `unended`: only
-- those that nothing has ended.
SELECT t.id, t.title, t.agency, t.due_on, t.for_kind, t.for_id, t.given_agency, t.given_name, t.given_by, t.given_at,
       t.marking_id, coalesce(c.title, r.title, '') AS for_title, coalesce(c.template, '') AS template
FROM case_task t
LEFT JOIN joint_case c ON t.for_kind = 'case' AND c.id = t.for_id
LEFT JOIN assistance_request r ON t.for_kind = 'request' AND r.id = t.for_id
WHERE (%(id)s::uuid IS NULL OR t.id = %(id)s::uuid) AND (%(for_id)s::uuid IS NULL OR t.for_id = %(for_id)s::uuid)
  AND (NOT %(unended)s OR NOT EXISTS (
      SELECT FROM work_step s WHERE s.subject_id = t.id AND s.kind IN ('done', 'taken_back')
        AND NOT EXISTS (SELECT FROM work_withdrawal w WHERE w.of = s.id)))
ORDER BY t.due_on NULLS LAST, t.given_at, t.id
