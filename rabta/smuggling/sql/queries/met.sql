-- Everybody met, row by row as filed, with what the reader may read of it: of one encounter (key), or of every one (null).
-- What has no number of its own is called by its report and row.
SELECT coalesce(e.key, md5(r.id::text || '/' || w.row_no)::uuid) AS key, r.id AS report_id, r.number AS report_number, r.originator, r.received_at,
       e.marking_id, w.row_no, e.encounter_no, e.occurred_from, e.occurred_to, e.reported_on, e.kind, e.event_role, e.category,
       e.persons, e.minors, e.child, e.outcome, e.nationality, e.complaint, e.found_wrong, e.protected AS is_protected,
       e.place_text, e.district, e.province, e.post, e.flight, e.conveyance, e.legal_ground, e.hour, e.origin, e.transit,
       e.destination, w.protected AS withheld_row, p.row_id IS NOT NULL AS words_show, p.grounds,
       coalesce(p.read, w.read) AS read,
       EXISTS (SELECT FROM withdrawal x WHERE x.report_id = r.id) AS pulled_back
FROM encounter e
JOIN current_reading c ON c.id = e.reading_id
JOIN report r ON r.id = c.report_id
JOIN reading_row w ON w.id = e.row_id
LEFT JOIN protected_row p ON p.row_id = w.id
WHERE NOT e.periodic AND (%(key)s::uuid IS NULL OR coalesce(e.key, md5(r.id::text || '/' || w.row_no)::uuid) = %(key)s::uuid)
  AND (%(report_id)s::uuid IS NULL OR r.id = %(report_id)s::uuid)
ORDER BY r.received_at, r.id, w.row_no, e.encounter_no
