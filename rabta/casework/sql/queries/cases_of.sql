-- The cases that show and that are linked to any of these records, by a link that shows: ids, the newest first.
SELECT c.id FROM joint_case c
WHERE c.id IN (
    SELECT l.subject_id FROM work_link l
    WHERE l.subject_kind = 'case' AND l.target = ANY (%(targets)s::uuid[])
      AND NOT EXISTS (SELECT FROM work_withdrawal w WHERE w.of = l.id))
ORDER BY c.opened_at DESC, c.id
