-- Lists that show, by name: one by its id, or all (null).
SELECT l.id, l.name, l.agency, l.ground, l.reason, l.contact, l.phone, l.opened_by, l.opened_name, l.opened_at, l.marking_id
FROM watch_list l
WHERE %(id)s::uuid IS NULL OR l.id = %(id)s::uuid
ORDER BY l.name, l.id
