-- The releases of one report, the first first, with who made each and what became of it. Rows for its originator's readers
-- and auditors alone, by the table's own policy.
SELECT r.id, r.kind, r.agencies, r.groups, r.holder, r.reason, r.released_at, b.reason AS recalled_because, b.recalled_at,
       EXISTS (SELECT FROM release_in_force f WHERE f.id = r.id) AS in_force,
       (SELECT convert_from(e.body, 'UTF8')::jsonb -> 'detail' ->> 'name' FROM entry e
        WHERE e.subject_kind = 'report' AND e.subject_id = r.report_id::text AND e.deed IN ('report:release', 'release:grant')
          AND e.at = r.released_at ORDER BY e.id LIMIT 1) AS name
FROM release r
LEFT JOIN recall b ON b.release_id = r.id
WHERE r.report_id = %(report_id)s::uuid
ORDER BY r.released_at, r.id
