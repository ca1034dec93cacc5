-- Equipment and training that show, by site and kind: one by its id, or all (null).
SELECT id, kind, item, serial, donor, holder, site, registered_agency, registered_at, marking_id
FROM equipment
WHERE %(id)s::uuid IS NULL OR id = %(id)s::uuid
ORDER BY site, kind, item, serial, id
