-- Claims of land that show, of reports that stand: by the days they were worked, place, crop, what they tell, or their keys.
-- The same words filed twice by one originator (under two markings) are one. Sorted by day, then by key.
SELECT DISTINCT ON (coalesce(q.ended_on, q.started_on), r.originator, w.content_hash, q.number, q.key)
       q.key, r.id AS report_id, r.number AS report_number, r.originator, w.row_no, q.marking_id, q.number, q.quantity,
       r.received_at, q.crop, q.stage, q.method, q.started_on, q.ended_on, q.agencies, q.forces, q.destroyed, q.incidents, q.help, q.device,
       q.accuracy_m, q.stated_area, q.stated_unit, q.stated_basis, q.stated_m2, q.area_m2, q.land, q.as_drawn, q.west,
       q.south, q.east, q.north, q.place_text, q.district, q.district_by, q.province, w.content_hash
FROM land_claim q
JOIN current_reading c ON c.id = q.reading_id
JOIN report r ON r.id = c.report_id
JOIN reading_row w ON w.id = q.row_id
WHERE (%(keys)s::uuid[] IS NULL OR q.key = ANY (%(keys)s::uuid[]))
  AND (%(report_id)s::uuid IS NULL OR r.id = %(report_id)s::uuid)
  AND (%(date_from)s::date IS NULL OR coalesce(q.ended_on, q.started_on) >= %(date_from)s::date)
  AND (%(date_to)s::date IS NULL OR coalesce(q.started_on, q.ended_on) <= %(date_to)s::date)
  AND (%(district)s::smallint IS NULL OR q.district = %(district)s::smallint)
  AND (%(crop)s::text IS NULL OR q.crop = %(crop)s::text)
  AND (%(quantity)s::text IS NULL OR q.quantity = %(quantity)s::text)
ORDER BY coalesce(q.ended_on, q.started_on), r.originator, w.content_hash, q.number, q.key
