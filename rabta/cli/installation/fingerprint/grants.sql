-- Who may do what on which table. For the drill: the same before a backup and after its restore.
SELECT n.nspname, c.relname, a.grantee, a.privilege_type
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace, LATERAL (SELECT CASE WHEN x.grantee = 0 THEN 'public' ELSE pg_get_userbyid(x.grantee)::text END AS grantee, x.privilege_type
FROM aclexplode(c.relacl) x) a
WHERE n.nspname IN ('rabta', 'accounts')
ORDER BY 1, 2, 3, 4
