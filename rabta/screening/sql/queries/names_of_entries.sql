-- Names and births of listed persons among these entries.
SELECT e.id, e.name, e.born FROM watch_entry e WHERE e.kind = 'person' AND e.id = ANY (%(ids)s::uuid[]) ORDER BY e.id
