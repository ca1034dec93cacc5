-- The earliest statement that shows and names one of these mentions as a facilitator (the rows of linked.sql): by its key the
-- network opens that the person is part of. None where nothing that shows does.
SELECT s.key
FROM (
    SELECT md5(c.report_id::text || '/' || w.row_no)::uuid AS key, coalesce(e.occurred_from, e.reported_on) AS on
    FROM person_mention m
    JOIN encounter e ON e.row_id = m.row_id
    JOIN current_reading c ON c.id = e.reading_id
    JOIN reading_row w ON w.id = e.row_id
    WHERE m.key = ANY (%(keys)s::uuid[]) AND NOT m.protected
      AND e.category = 'arranger' AND e.event_role <> '' AND NOT e.protected AND NOT e.periodic AND NOT w.protected
    UNION ALL
    SELECT f.key, coalesce(f.occurred_from, f.reported_on)
    FROM person_mention m
    JOIN facilitation f ON f.row_id = m.row_id
    JOIN current_reading c ON c.id = f.reading_id
    WHERE m.key = ANY (%(keys)s::uuid[]) AND NOT m.protected AND NOT f.protected) s
ORDER BY s.on NULLS LAST, s.key
LIMIT 1
