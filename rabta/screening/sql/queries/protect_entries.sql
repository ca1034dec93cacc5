-- Entries by one of whose numbers a protected person is known: hits on them are for protection officers alone from now on.
INSERT INTO protected_entry (entry_id)
SELECT DISTINCT i.entry_id FROM watch_identifier i WHERE i.digest = ANY (%(digests)s::bytea[])
ON CONFLICT DO NOTHING
