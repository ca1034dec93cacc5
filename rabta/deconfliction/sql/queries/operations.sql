-- Planned operations that the reader sees, the newest version of each, and how many there are.
SELECT p.*, count(*) OVER () AS total
FROM current_operation p
WHERE CASE WHEN %(over)s THEN p.kept_until < %(now)s ELSE p.kept_until >= %(now)s END
  AND (%(after)s::timestamptz IS NULL OR p.kept_until >= %(after)s)
  AND (%(before)s::timestamptz IS NULL OR p.kept_from <= %(before)s)
  AND (%(agency)s::smallint IS NULL OR p.agency = %(agency)s)
ORDER BY CASE WHEN %(over)s THEN -extract(epoch FROM p.starts_at) ELSE extract(epoch FROM p.starts_at) END, p.operation_id
LIMIT %(most)s OFFSET %(skip)s
