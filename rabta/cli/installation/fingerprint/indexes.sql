-- Every index. For the drill: the same before a backup and after its restore. Of a partial index only that it is one: the
-- server writes the same condition in other words after a dump (a cast of an array becomes casts of its elements).
SELECT n.nspname, c.relname, regexp_replace(pg_get_indexdef(c.oid), ' WHERE .*$', ''), i.indpred IS NOT NULL, i.indisvalid
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN ('rabta', 'accounts')
ORDER BY 1, 2
