-- Every step of these lists in the order of signing.
SELECT s.watch_list_id AS of, s.number, s.kind, s.until, s.words, s.signed_name, s.signed_at
FROM watch_list_step s
WHERE s.watch_list_id = ANY (%(ids)s::uuid[])
ORDER BY s.watch_list_id, s.number
