-- How many steps entries took, as the resolver sees all: another number where an entry came or changed.
SELECT count(*) AS steps FROM watch_entry_step
