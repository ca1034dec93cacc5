-- Answers of these requests that show: one's own agency's, signed or not, and others' once a second officer has signed.
SELECT id, request_id, words, agency, drafted_by, drafted_name, drafted_at, answer_is_signed(id, request_id) AS signed
FROM request_answer
WHERE request_id = ANY (%(ids)s::uuid[])
ORDER BY drafted_at, id
