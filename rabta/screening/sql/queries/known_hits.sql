-- Which of these hits are there already.
SELECT h.id FROM watch_hit h WHERE h.id = ANY (%(ids)s::uuid[])
