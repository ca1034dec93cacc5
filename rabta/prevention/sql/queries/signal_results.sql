-- What laboratories found of purity and stands, the newest first: of exhibits whose report is not pulled back, each with the
-- event of its incident, or with the incident where none shows.
SELECT coalesce(m.event_key, x.incident_key) AS event, x.id AS exhibit_id, x.report_id, r.number AS report_number, x.label, x.substance, s.purity, s.held_at,
       (s.done_at AT TIME ZONE 'Asia/Karachi')::date AS day
FROM custody_step s
JOIN exhibit x ON x.id = s.exhibit_id
JOIN report r ON r.id = x.report_id
LEFT JOIN seen_member m ON m.incident_key = x.incident_key
WHERE s.kind = 'laboratory_result' AND s.purity IS NOT NULL
  AND s.done_at < (%(today)s::date + 1)::timestamp AT TIME ZONE 'Asia/Karachi'
  AND NOT EXISTS (SELECT FROM custody_withdrawal w WHERE w.step_id = s.id)
  AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.report_id = r.id)
ORDER BY s.done_at DESC, s.id
