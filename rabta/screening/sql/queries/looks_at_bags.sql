-- What named persons decided about bags of some days, at one airport or all, in the order of signing: of each step when, on
-- which lane and under which tag its first object was scanned; and bags that were opened without a scan, of finds. With the
-- markings of all that a step rests on. A find whose report was pulled back was none.
SELECT l.*, ARRAY(SELECT DISTINCT r.marking_id FROM report r WHERE r.id = ANY (l.reports || l.filed) ORDER BY 1) AS markings
FROM (
    SELECT s.id, s.kind, s.signed_at, s.reports, s.filed, a.airport, a.lane, a.device, a.tag, a.day, a.at
    FROM scan_step s
    JOIN current_reading c ON c.report_id = s.report_id
    JOIN airport_statement a ON a.reading_id = c.id
    WHERE a.day BETWEEN %(date_from)s::date AND %(date_to)s::date AND a.what IN ('object', 'scan') AND a.at <> ''
    UNION ALL
    SELECT e.id, 'found', e.signed_at, '{}'::uuid[], e.report_id, e.airport, '', '', e.tag, o.at::date,
           to_char(o.at, 'YYYY-MM-DD"T"HH24:MI:SS')
    FROM examination e, LATERAL (SELECT e.opened_at AT TIME ZONE interval '5 hours' AS at) o
    WHERE e.opened = 'bag' AND e.tag <> '' AND e.airport <> ''
      AND o.at::date BETWEEN %(date_from)s::date AND %(date_to)s::date
) l
WHERE NOT EXISTS (SELECT FROM withdrawal w WHERE w.report_id = l.filed)
ORDER BY l.signed_at, l.id
