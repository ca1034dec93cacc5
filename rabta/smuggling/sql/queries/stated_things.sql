-- Telephones, vehicles, accounts and documents that such rows state, as far as the reader sees: of the row itself, and of the
-- facilitator that the row names. One row a thing; `row_id`: the row; `rows`: of these
-- only; null: of all.
SELECT f.row_id::text AS row_id, t.kind, t.written, t.value
FROM facilitation_thing t
JOIN facilitation f ON f.id = t.facilitation_id
JOIN current_reading c ON c.id = f.reading_id
WHERE NOT f.protected AND (%(rows)s::uuid[] IS NULL OR f.row_id = ANY (%(rows)s::uuid[]))
UNION
SELECT i.row_id::text, i.kind, i.written, i.value
FROM encounter e
JOIN current_reading c ON c.id = e.reading_id
JOIN mention_identifier i ON i.row_id = e.row_id
WHERE e.category = 'arranger' AND e.event_role <> '' AND NOT e.protected AND NOT i.protected AND i.value <> ''
  AND (%(rows)s::uuid[] IS NULL OR e.row_id = ANY (%(rows)s::uuid[]))
UNION
SELECT i.row_id::text, i.kind, i.written, i.value
FROM facilitation f
JOIN current_reading c ON c.id = f.reading_id
JOIN mention_identifier i ON i.row_id = f.row_id
WHERE NOT f.protected AND NOT i.protected AND i.value <> '' AND i.kind IN ('cnic', 'nicop', 'passport', 'visa', 'email')
  AND (%(rows)s::uuid[] IS NULL OR f.row_id = ANY (%(rows)s::uuid[]))
ORDER BY 1, 2, 3
