-- Entries in force on a day, as the resolver sees all.
SELECT e.id
FROM watch_entry e
JOIN LATERAL (SELECT s.kind FROM watch_entry_step s WHERE s.entry_id = e.id ORDER BY s.number DESC LIMIT 1) last ON true
WHERE last.kind NOT IN ('withdrawn', 'closed')
  AND (SELECT u.until FROM watch_entry_step u WHERE u.entry_id = e.id AND u.until IS NOT NULL ORDER BY u.number DESC LIMIT 1)
      >= %(today)s::date
