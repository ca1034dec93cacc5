-- Telephones, vehicles, accounts and documents that such rows state, as far as the reader sees: of the row itself, and of the
-- facilitator that the row names. One row a thing; `row_id`: the row.
SELECT f.row_id, t.kind, t.written, t.value
FROM facilitation_thing t
JOIN facilitation f ON f.id = t.facilitation_id
JOIN current_reading c ON c.id = f.reading_id
WHERE NOT f.protected
UNION
SELECT i.row_id, i.kind, i.written, i.value
FROM encounter e
JOIN current_reading c ON c.id = e.reading_id
JOIN mention_identifier i ON i.row_id = e.row_id
WHERE e.category = 'arranger' AND e.event_role <> '' AND NOT e.protected AND NOT i.protected AND i.value <> ''
UNION
SELECT i.row_id, i.kind, i.written, i.value
FROM facilitation f
JOIN current_reading c ON c.id = f.reading_id
JOIN mention_identifier i ON i.row_id = f.row_id
WHERE NOT f.protected AND NOT i.protected AND i.value <> '' AND i.kind IN ('cnic', 'nicop', 'passport', 'visa', 'email')
ORDER BY 1, 2, 3
