-- Notices for this agency that the reader sees and nobody has opened, the newest first.
SELECT n.id, n.kind, n.key, n.told_at FROM conflict_notice n
WHERE n.agency = %(agency)s AND NOT EXISTS (SELECT FROM notice_seen s WHERE s.notice_id = n.id)
ORDER BY n.told_at DESC, n.id
LIMIT 200
