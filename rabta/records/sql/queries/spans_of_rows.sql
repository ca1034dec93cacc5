-- Where each value of these rows was read, in the order of the text. For marking the words. Those of a protected row stand
-- in its compartment.
SELECT s.row_id, s.pointer, s.part, s.start, s."end", s."column"
FROM span s
WHERE s.row_id = ANY (%(row_ids)s::uuid[])
UNION ALL
SELECT p.row_id, s.pointer, s.part, s.start, s."end", s."column"
FROM protected_row p,
     jsonb_to_recordset(p.spans) AS s(pointer text, part smallint, start integer, "end" integer, "column" text)
WHERE p.row_id = ANY (%(row_ids)s::uuid[])
ORDER BY row_id, start, "end" DESC, pointer, part
