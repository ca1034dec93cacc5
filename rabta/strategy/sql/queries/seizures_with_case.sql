-- Events in which something was seized, by month, as the reader sees them: those whose chain of custody names a registered case.
SELECT to_char(e.day, 'YYYY-MM') AS month, count(*) AS value
FROM seen_event e
WHERE e.seized AND cardinality(e.covers) = 0 AND e.day BETWEEN %(date_from)s::date AND %(date_to)s::date
  AND (%(agency)s::smallint IS NULL OR %(agency)s::smallint = ANY (e.agencies))
  AND EXISTS (
      SELECT FROM seen_member m JOIN exhibit x ON x.incident_key = m.incident_key
      JOIN custody_step s ON s.exhibit_id = x.id AND s.kind = 'case_registered'
      WHERE m.event_key = e.key AND s.done_at::date <= %(date_to)s::date
        AND NOT EXISTS (SELECT FROM custody_withdrawal w WHERE w.step_id = s.id))
GROUP BY 1
ORDER BY 1
