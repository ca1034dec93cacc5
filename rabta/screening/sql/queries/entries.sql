-- Entries of one list that show, with the kind and day of their last step and their numbers, by name; as a page of it.
SELECT e.id, e.kind, e.why, e.name, e.father, e.born, e.issuer, e.marking_id, last.kind AS last_kind,
       (SELECT u.until FROM watch_entry_step u WHERE u.entry_id = e.id AND u.until IS NOT NULL ORDER BY u.number DESC LIMIT 1) AS until,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'written', i.written) ORDER BY i.kind, i.written), '[]')
        FROM watch_identifier i WHERE i.entry_id = e.id) AS identifiers,
       count(*) OVER () AS total
FROM watch_entry e
JOIN LATERAL (SELECT s.kind FROM watch_entry_step s WHERE s.entry_id = e.id ORDER BY s.number DESC LIMIT 1) last ON true
WHERE e.watch_list_id = %(list_id)s::uuid
ORDER BY last.kind IN ('withdrawn', 'closed'), e.name, e.kind, e.id
LIMIT %(most)s OFFSET %(skip)s
