-- Entries that were not compared yet with the travellers of the days before them, as the resolver sees all.
SELECT e.id FROM watch_entry e
WHERE NOT EXISTS (SELECT FROM screened_entry s WHERE s.entry_id = e.id)
ORDER BY e.id
LIMIT %(most)s
