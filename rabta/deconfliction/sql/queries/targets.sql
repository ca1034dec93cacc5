-- Targets that the reader sees and that are held now, without subjects of operations, the newest first.
SELECT t.id, t.agency, t.kind, t.written, t.contact, t.phone, t.silent, t.held_name, t.held_at, t.held_until, t.by_phone,
       t.marking_id, count(*) OVER () AS total
FROM held_target t
WHERE t.held_until >= %(now)s AND t.version_id IS NULL
  AND NOT EXISTS (SELECT FROM target_let_go g WHERE g.target_id = t.id)
ORDER BY t.held_at DESC, t.id
LIMIT %(most)s OFFSET %(skip)s
