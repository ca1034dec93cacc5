-- Notices to the reader's agency that show, the newest first: one by its id, or all (null); whether the reader has opened
-- it, and whether its webhook was told (null where none was tried). `total` and `unread` are of all, before `most`.
SELECT n.id, n.kind, n.subject_kind, n.subject_id, n.at, n.marking_id,
       EXISTS (SELECT FROM notice_opened o WHERE o.notice_id = n.id) AS opened,
       (SELECT bool_or(t.delivered) FROM notice_try t WHERE t.notice_id = n.id) AS told,
       count(*) OVER () AS total,
       count(*) FILTER (WHERE NOT EXISTS (SELECT FROM notice_opened o WHERE o.notice_id = n.id)) OVER () AS unread
FROM notice n
WHERE %(id)s::uuid IS NULL OR n.id = %(id)s::uuid
ORDER BY n.at DESC, n.id
LIMIT %(most)s
