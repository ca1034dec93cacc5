-- Which of these reports show, with their markings.
SELECT id, marking_id FROM report WHERE id = ANY (%(ids)s::uuid[]) ORDER BY received_at, id
