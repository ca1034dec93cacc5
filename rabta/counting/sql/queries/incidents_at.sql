-- These incidents as they counted at a moment, behind came.sql: in the readings that counted then, of reports not withdrawn by
-- then, with what the same-event judgement needs of each (the columns of wide_incidents.sql).
SELECT i.key, i.id, i.marking_id, d.report_id, i.row_id, i.reading_id, r.kind = 'table' AS is_table, i.stated, w.read
FROM incident i
JOIN came d ON d.id = i.reading_id
JOIN reading_row w ON w.id = i.row_id
JOIN report r ON r.id = d.report_id
WHERE i.key = ANY (%(keys)s::uuid[]) AND NOT i.periodic AND d.at < %(at)s::timestamptz
  AND NOT EXISTS (
        SELECT FROM came later
        WHERE later.report_id = d.report_id AND later.number > d.number AND later.at < %(at)s::timestamptz)
  AND NOT EXISTS (
        SELECT FROM withdrawal gone WHERE gone.report_id = d.report_id AND gone.withdrawn_at < %(at)s::timestamptz)
ORDER BY i.key
