-- Exhibits that show, the earliest first: one by its id, those of some incidents, or all (both null).
SELECT e.id, e.report_id, e.incident_key, e.number, e.label, e.substance, e.unit, e.agency, e.opened_at, e.marking_id,
       r.number AS report_number, r.originator, EXISTS (SELECT FROM withdrawal w WHERE w.report_id = r.id) AS pulled_back
FROM exhibit e JOIN report r ON r.id = e.report_id
WHERE (%(exhibit_id)s::uuid IS NULL OR e.id = %(exhibit_id)s::uuid)
  AND (%(keys)s::uuid[] IS NULL OR e.incident_key = ANY (%(keys)s::uuid[]))
ORDER BY e.opened_at, e.id
