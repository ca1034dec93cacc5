-- Incident rows of current readings that the projections do not hold yet, hold from an earlier row, or hold under
-- another marking; of one report,
-- or of all where none is named. For placing.
SELECT i.id
FROM incident i
JOIN current_reading c ON c.id = i.reading_id
WHERE NOT i.periodic
  AND (%(report)s::uuid IS NULL OR c.report_id = %(report)s::uuid)
  AND NOT EXISTS (SELECT FROM placed_incident p WHERE p.incident_key = i.key AND p.incident_id = i.id AND p.marking_id = i.marking_id)
ORDER BY i.key
