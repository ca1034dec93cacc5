-- Lines of the register that show, in the order of filing, or one: and what of them was taken back, why and by whom.
SELECT l.id, l.kind, l.name, l.body, l.district, l.audience, l.date_from, l.date_to, l.reached, l.places, l.waiting, l.stated_on,
       l.source, l.agency, l.filed_name, l.filed_at, l.marking_id,
       t.line_id IS NOT NULL AS taken_back, t.words AS why, t.signed_name AS taken_back_name, t.signed_at AS taken_back_at
FROM register_line l
LEFT JOIN register_taken_back t ON t.line_id = l.id
WHERE %(line_id)s::uuid IS NULL OR l.id = %(line_id)s::uuid
ORDER BY l.filed_at, l.id
