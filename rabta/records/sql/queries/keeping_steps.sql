-- What officers decided about keeping one report, in order. For its originator and for auditors.
SELECT s.number, s.step, s.until, s.rule, s.reason, s.decided_by, s.decided_by = current_reader() AS by_you, s.decided_at,
       convert_from(e.body, 'UTF8')::jsonb -> 'detail' ->> 'name' AS name
FROM retention_step s
LEFT JOIN LATERAL (
    SELECT e.body FROM entry e
    WHERE e.subject_kind = 'report' AND e.subject_id = s.report_id::text AND e.reader_id = s.decided_by AND e.at = s.decided_at
    LIMIT 1) e ON true
WHERE s.report_id = %(report_id)s::uuid
ORDER BY s.number
