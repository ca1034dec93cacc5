-- Events in which something was seized, as the reader sees them, and for which no case is registered: no report of them
-- says so, no chain of an exhibit of them, and no joint case that they are linked to (`registered`: the ids of those that
-- are). The oldest first; `total` before `most`. `before`: days after it are not late yet.
, linked AS (
    SELECT DISTINCT CASE l.kind WHEN 'incident' THEN l.target ELSE coalesce(x.incident_key, i.key) END AS key
    FROM work_link l
    LEFT JOIN exhibit x ON l.kind = 'exhibit' AND x.id = l.target
    LEFT JOIN current_reading c ON l.kind = 'report' AND c.report_id = l.target
    LEFT JOIN incident i ON i.reading_id = c.id
    WHERE l.subject_id = ANY (%(registered)s::uuid[]) AND NOT EXISTS (SELECT FROM work_withdrawal w WHERE w.of = l.id)
), told AS (
    SELECT i.key FROM incident_role r JOIN incident i ON i.id = r.incident_id WHERE r.role = %(role)s
    UNION SELECT x.incident_key FROM exhibit x JOIN custody_step s ON s.exhibit_id = x.id
    WHERE s.kind = 'case_registered' AND NOT EXISTS (SELECT FROM custody_withdrawal w WHERE w.step_id = s.id)
    UNION SELECT key FROM linked
)
SELECT e.*, count(*) OVER () AS total
FROM seen_event e
WHERE e.seized AND cardinality(e.covers) = 0 AND e.day <= %(before)s
  AND NOT EXISTS (SELECT FROM seen_member m WHERE m.event_key = e.key AND m.incident_key IN (SELECT key FROM told))
ORDER BY e.day, e.key
LIMIT %(most)s OFFSET %(offset)s
