-- One notice that nobody of its side has opened before, or with who has.
SELECT n.id, n.kind, n.agency, n.key, n.marking_id, s.seen_at FROM conflict_notice n LEFT JOIN notice_seen s ON s.notice_id = n.id
WHERE n.id = %(notice_id)s
