-- What the reader filed and changed since then: when, where and for when.
SELECT p.filed_at, p.points, p.starts_at FROM planned_operation p
WHERE p.filed_by = (SELECT current_reader()) AND p.filed_at > %(since)s AND p.state <> 'cancelled'
ORDER BY p.filed_at, p.id
