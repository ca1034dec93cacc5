-- Every step of one entry in order; who took it and why, where the list shows.
SELECT s.number, s.kind, s.until, s.at, w.reason, w.reference, w.signed_name
FROM watch_entry_step s LEFT JOIN watch_entry_word w ON w.entry_id = s.entry_id AND w.number = s.number
WHERE s.entry_id = %(entry_id)s::uuid
ORDER BY s.number
