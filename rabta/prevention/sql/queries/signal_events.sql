-- The events behind a signal, the newest first; `total` is of all pages.
SELECT w.*, count(*) OVER () AS total
FROM watched w
WHERE w.day > %(today)s::date - %(days)s::integer
  AND EXISTS (SELECT FROM seen_line l WHERE l.event_key = w.key AND l.substance = %(substance)s::smallint)
  AND (%(country)s::text IS NULL OR w.country = %(country)s::text)
  AND (%(province)s::text IS NULL OR w.province = %(province)s::text)
  AND (%(district)s::smallint IS NULL OR w.district = %(district)s::smallint)
ORDER BY w.day DESC, w.key
LIMIT %(most)s::integer OFFSET %(offset)s::integer
