-- How often each route of encounters was seen, and in which reports: in the last days, and in the days before. Never of a child.
SELECT t.route, count(*) FILTER (WHERE t.day > %(today)s::date - %(days)s::integer) AS late,
       count(*) FILTER (WHERE t.day <= %(today)s::date - %(days)s::integer) AS before,
       array_agg(DISTINCT t.number ORDER BY t.number) FILTER (WHERE t.day > %(today)s::date - %(days)s::integer) AS numbers
FROM (
    SELECT e.route, r.originator, r.number, coalesce(e.key, md5(r.id::text || '/' || w.row_no)::uuid) AS key,
           min(coalesce(e.occurred_from, e.reported_on)) AS day
    FROM encounter e
    JOIN current_reading c ON c.id = e.reading_id
    JOIN report r ON r.id = c.report_id
    JOIN reading_row w ON w.id = e.row_id
    WHERE e.route <> '' AND NOT e.child AND NOT e.periodic
    GROUP BY 1, 2, 3, 4
) t
WHERE t.day <= %(today)s::date AND t.day > %(today)s::date - (%(days)s::integer + %(days_before)s::integer)
GROUP BY t.route
ORDER BY 2 DESC, 1
