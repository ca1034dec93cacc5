-- How many reports came in since two instants. For the situation page.
SELECT count(*) FILTER (WHERE r.received_at >= %(day_began)s::timestamptz) AS today,
       count(*) FILTER (WHERE r.received_at >= %(week_began)s::timestamptz) AS week
FROM report r
WHERE r.received_at >= least(%(day_began)s::timestamptz, %(week_began)s::timestamptz)
