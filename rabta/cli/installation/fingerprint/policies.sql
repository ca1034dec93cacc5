-- Every row policy. For the drill: the same before a backup and after its restore.
SELECT schemaname, tablename, policyname, permissive, roles::text, cmd, qual, with_check
FROM pg_policies
ORDER BY 1, 2, 3
