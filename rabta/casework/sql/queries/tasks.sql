-- Tasks that show: one by its id, those for one thing, or all (both null); those with a day first, by it.
SELECT id, title, agency, due_on, for_kind, for_id, given_agency, given_name, given_by, given_at, marking_id
FROM case_task
WHERE (%(id)s::uuid IS NULL OR id = %(id)s::uuid) AND (%(for_id)s::uuid IS NULL OR for_id = %(for_id)s::uuid)
ORDER BY due_on NULLS LAST, given_at, id
