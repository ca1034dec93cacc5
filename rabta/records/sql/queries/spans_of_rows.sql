-- Where each value of these rows was read, in the order of the text. For marking the words.
SELECT s.row_id, s.pointer, s.part, s.start, s."end", s."column"
FROM span s
WHERE s.row_id = ANY (%(row_ids)s::uuid[])
ORDER BY s.row_id, s.start, s."end" DESC, s.pointer, s.part
