-- One entry that shows.
SELECT e.id, e.watch_list_id, e.kind, e.why, e.name, e.father, e.born, e.issuer, e.marking_id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'written', i.written) ORDER BY i.kind, i.written), '[]')
        FROM watch_identifier i WHERE i.entry_id = e.id) AS identifiers
FROM watch_entry e
WHERE e.id = %(entry_id)s::uuid
