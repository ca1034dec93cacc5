-- Every function of the house with its body, owner and who may run it. For the drill: the same before a backup and after its restore.
SELECT p.proname, pg_get_functiondef(p.oid), pg_get_userbyid(p.proowner), ARRAY(SELECT CASE WHEN x.grantee = 0 THEN 'public' ELSE pg_get_userbyid(x.grantee)::text END || x.privilege_type
FROM aclexplode(p.proacl) x
ORDER BY 1)
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname IN ('rabta', 'accounts')
ORDER BY 1, 2
