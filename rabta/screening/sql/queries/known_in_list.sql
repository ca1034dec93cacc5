-- The keyed hashes of what is in a list already, as far as it shows: of entries whole, and of their numbers by family.
SELECT encode(e.digest, 'hex') AS digest FROM watch_entry e WHERE e.watch_list_id = %(list_id)s::uuid
UNION
SELECT encode(i.digest, 'hex') FROM watch_identifier i JOIN watch_entry e ON e.id = i.entry_id
WHERE e.watch_list_id = %(list_id)s::uuid
