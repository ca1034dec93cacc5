-- What the opening of bags gave, signed in a period, with the device of the scan: a find whose report was pulled back was none.
SELECT s.kind, w.read #> '{scan,device}' AS device
FROM scan_step s
JOIN current_reading c ON c.report_id = s.report_id
JOIN reading_row w ON w.reading_id = c.id
WHERE s.kind IN ('found', 'nothing_found')
  AND (s.signed_at AT TIME ZONE 'Asia/Karachi')::date BETWEEN %(date_from)s::date AND %(date_to)s::date
  AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.report_id = s.filed)
