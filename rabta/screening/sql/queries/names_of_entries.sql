-- Names of listed persons, but those that are known already.
SELECT e.id, e.name FROM watch_entry e WHERE e.kind = 'person' AND e.id <> ALL (%(known)s::uuid[]) ORDER BY e.id
