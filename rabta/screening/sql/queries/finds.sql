-- How things were found, of finds that show: one by its report, or the latest. With the report, its first incident, and the
-- lines of what was seized.
SELECT e.report_id, e.scans, e.opened, e.opened_at, e.airport, e.tag, e.field_test, e.field_result, e.ground, e.basis,
       e.order_number, e.age, e.present, e.medical_count, e.medical_mass_g, e.region, e.photo, e.agency, e.signed_name,
       e.signed_at, e.marking_id, r.number, i.key AS incident_key,
       EXISTS (SELECT FROM withdrawal w WHERE w.report_id = r.id) AS pulled_back,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('substance', s.substance, 'quantity', s.quantity, 'unit', s.unit)
                                  ORDER BY s.line_no), '[]')
        FROM seizure_line s WHERE s.incident_id = i.id) AS lines
FROM examination e
JOIN report r ON r.id = e.report_id
LEFT JOIN LATERAL (
    SELECT n.id, n.key FROM incident n JOIN current_reading c ON c.id = n.reading_id
    WHERE c.report_id = r.id ORDER BY n.incident_no LIMIT 1
) i ON true
WHERE %(report_id)s::uuid IS NULL OR e.report_id = %(report_id)s::uuid
ORDER BY e.opened_at DESC, e.id
LIMIT %(most)s
