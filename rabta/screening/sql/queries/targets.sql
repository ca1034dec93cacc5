-- What of these entries is compared with travellers.
SELECT e.id, e.kind, e.name, e.born,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'written', i.written) ORDER BY i.kind, i.written), '[]')
        FROM watch_identifier i WHERE i.entry_id = e.id) AS identifiers
FROM watch_entry e WHERE e.id = ANY (%(ids)s::uuid[])
