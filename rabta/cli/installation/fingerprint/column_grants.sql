-- The same of single columns. For the drill: the same before a backup and after its restore.
SELECT n.nspname, c.relname, t.attname, pg_get_userbyid(x.grantee), x.privilege_type
FROM pg_attribute t
JOIN pg_class c ON c.oid = t.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(t.attacl) x
WHERE n.nspname IN ('rabta', 'accounts')
ORDER BY 1, 2, 3, 4, 5
