-- How many reports were taken on record since two instants: by their first reading, which is the record's own clock. A report
-- filed today that an agency wrote last month came in today. For the situation page.
SELECT count(*) FILTER (WHERE f.read_at >= %(day_began)s::timestamptz) AS today,
       count(*) FILTER (WHERE f.read_at >= %(week_began)s::timestamptz) AS week
FROM reading f
WHERE f.number = 1 AND f.read_at >= least(%(day_began)s::timestamptz, %(week_began)s::timestamptz)
