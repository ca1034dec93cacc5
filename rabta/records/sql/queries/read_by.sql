-- The agencies whose readers have opened, fetched, printed or taken along one report, with the last time. For its originator: the
-- ledger's own policy shows others no more than what they did themselves.
SELECT e.agency, max(e.at) AS last
FROM entry e
WHERE e.subject_kind = 'report' AND e.subject_id = %(report_id)s::text AND e.agency IS NOT NULL
  AND e.deed IN ('report:read', 'report:receipt', 'report:bytes', 'incident:read', 'event:read', 'review:pair',
                 'briefing:print', 'bundle:court', 'record:export', 'manifest:answer')
GROUP BY e.agency
ORDER BY e.agency
