-- Agencies that filed and changed more operations since then than is usual. For the watch desk, which sees every one.
SELECT p.agency, count(*) AS times, max(p.filed_at) AS at FROM planned_operation p
WHERE p.filed_at > %(since)s AND (SELECT on_watch())
GROUP BY p.agency HAVING count(*) > %(many)s ORDER BY p.agency
