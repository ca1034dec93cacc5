-- Notices to the reader's agency that show, the newest first, and whether its webhook was told (null where none was tried).
SELECT n.id, n.kind, n.subject_kind, n.subject_id, n.at,
       (SELECT bool_or(t.delivered) FROM notice_try t WHERE t.notice_id = n.id) AS told
FROM notice n
ORDER BY n.at DESC, n.id
LIMIT %(most)s
