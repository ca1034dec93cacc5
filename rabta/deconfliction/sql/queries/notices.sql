-- Notices that the reader sees, of these operations and targets or (null) of all, the newest first.
SELECT n.id, n.kind, n.key, n.agency, n.other_agency, n.contact, n.phone, n.told_at, s.seen_at, s.seen_name
FROM conflict_notice n LEFT JOIN notice_seen s ON s.notice_id = n.id
WHERE %(keys)s::uuid[] IS NULL OR n.key = ANY (%(keys)s::uuid[])
ORDER BY n.told_at DESC, n.id
LIMIT %(most)s
