-- What laboratories found of purity in a period and stands, one result of each exhibit, its last: of reports not pulled back.
SELECT DISTINCT ON (x.id) x.id AS exhibit_id, x.substance, s.purity, (s.done_at AT TIME ZONE 'Asia/Karachi')::date AS day
FROM custody_step s
JOIN exhibit x ON x.id = s.exhibit_id
WHERE s.kind = 'laboratory_result' AND s.purity IS NOT NULL
  AND (s.done_at AT TIME ZONE 'Asia/Karachi')::date BETWEEN %(date_from)s::date AND %(date_to)s::date
  AND (%(substance)s::smallint IS NULL OR x.substance = %(substance)s::smallint)
  AND NOT EXISTS (SELECT FROM custody_withdrawal w WHERE w.step_id = s.id)
  AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.report_id = x.report_id)
ORDER BY x.id, s.done_at DESC, s.id
