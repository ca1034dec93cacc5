-- How many entries of each list that shows have a last step that leaves them standing, by kind.
SELECT e.watch_list_id AS of, e.kind, count(*) AS entries
FROM watch_entry e
JOIN LATERAL (SELECT s.kind FROM watch_entry_step s WHERE s.entry_id = e.id ORDER BY s.number DESC LIMIT 1) last ON true
WHERE last.kind NOT IN ('withdrawn', 'closed')
GROUP BY 1, 2
ORDER BY 1, 2
