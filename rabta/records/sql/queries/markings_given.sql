-- The markings one report was given, the first first: as filed, then each as it was marked anew, with who did it. Rows for
-- its originator's readers and auditors alone, by the table's own policy.
SELECT g.number, g.given_id, g.ends_releases, g.reason, g.given_at,
       (SELECT convert_from(e.body, 'UTF8')::jsonb -> 'detail' ->> 'name' FROM entry e
        WHERE e.subject_kind = 'report' AND e.subject_id = g.report_id::text AND e.deed = 'report:mark' AND e.at = g.given_at
        ORDER BY e.id LIMIT 1) AS name
FROM marking_given g
WHERE g.report_id = %(report_id)s::uuid
ORDER BY g.number
