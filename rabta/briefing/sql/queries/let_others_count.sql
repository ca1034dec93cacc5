-- The reports that their originator lets others count and not see, the latest first, as far as the reader may know of releases: their
-- originator's own readers and auditors. For the page of what is counted and not shown.
SELECT f.report_id AS id, p.number, p.originator, f.agencies, f.released_at
FROM release_in_force f JOIN report p ON p.id = f.report_id
WHERE f.kind = 'count_only'
ORDER BY f.released_at DESC, f.id
LIMIT %(most)s::integer
