-- Tables and views: row security enabled and forced, owner, whether a view runs as its caller. For the drill: the same before a backup and after its restore.
SELECT n.nspname, c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, pg_get_userbyid(c.relowner), c.reloptions
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN ('rabta', 'accounts') AND c.relkind IN ('r', 'v', 'p')
ORDER BY 1, 2
