-- Every trigger of the house. For the drill: the same before a backup and after its restore.
SELECT t.tgrelid::regclass::text, pg_get_triggerdef(t.oid), t.tgenabled
FROM pg_trigger t
WHERE NOT t.tgisinternal
ORDER BY 1, 2
