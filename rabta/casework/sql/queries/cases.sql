-- Joint cases that show, the newest first: one by its id, or all (null).
SELECT id, title, template, lead, agencies, opened_by, opened_name, opened_at, marking_id
FROM joint_case
WHERE %(id)s::uuid IS NULL OR id = %(id)s::uuid
ORDER BY opened_at DESC, id
