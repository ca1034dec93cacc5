-- Every constraint. For the drill: the same before a backup and after its restore.
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(c.oid)
FROM pg_constraint c
JOIN pg_namespace n ON n.oid = c.connamespace
WHERE n.nspname IN ('rabta', 'accounts')
ORDER BY 1, 2
