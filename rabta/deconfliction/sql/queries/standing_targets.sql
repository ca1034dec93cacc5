-- Every target that is held now, subjects of operations among them, as the house sees all: by how long it has been held.
SELECT t.id
FROM held_target t
LEFT JOIN planned_operation v ON v.id = t.version_id
WHERE t.held_until >= %(now)s
  AND NOT EXISTS (SELECT FROM target_let_go g WHERE g.target_id = t.id)
  AND NOT EXISTS (SELECT FROM planned_operation n WHERE n.operation_id = v.operation_id AND n.number > v.number)
ORDER BY t.held_at, t.id
