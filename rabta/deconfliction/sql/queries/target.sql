-- One target that is held still and is no subject of an operation.
SELECT t.id, t.agency, t.marking_id FROM held_target t
WHERE t.id = %(target_id)s AND t.version_id IS NULL AND NOT EXISTS (SELECT FROM target_let_go g WHERE g.target_id = t.id)
