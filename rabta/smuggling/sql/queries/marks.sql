-- What officers say of these persons (by mention) and numbers, as far as the reader sees, in the order of signing.
SELECT m.id, m.report_id, m.marking_id, m.node_kind, m.node_key, m.kind, m.words, m.of_id, m.agency, m.signed_by, m.signed_name,
       m.signed_at, r.number AS report_number, m.signed_by = current_reader() AS mine
FROM network_mark m
JOIN report r ON r.id = m.report_id
WHERE m.node_key = ANY (%(keys)s::text[]) AND NOT EXISTS (SELECT FROM withdrawal x WHERE x.report_id = r.id)
ORDER BY m.signed_at, m.id
