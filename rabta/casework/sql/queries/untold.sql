-- Notices to the reader's agency that no webhook has been told, the oldest first, with how often it was tried, when last and
-- what the answer was (0 where none came).
SELECT n.id, n.kind, n.at, count(t.id) AS tries, max(t.tried_at) AS last_try,
       (array_agg(t.status ORDER BY t.tried_at DESC))[1] AS status, count(*) OVER () AS total
FROM notice n LEFT JOIN notice_try t ON t.notice_id = n.id
WHERE NOT EXISTS (SELECT FROM notice_try d WHERE d.notice_id = n.id AND d.delivered)
GROUP BY n.id, n.kind, n.at
ORDER BY n.at, n.id
LIMIT %(most)s
