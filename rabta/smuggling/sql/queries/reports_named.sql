-- Reports of these numbers that show.
SELECT r.id, r.number, r.marking_id FROM report r WHERE r.number = ANY (%(numbers)s::text[]) ORDER BY r.number, r.id
