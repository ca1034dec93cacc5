-- Events by day, each once, with what their incidents claim; `total` is of all pages.
SELECT t.*, count(*) OVER () AS total
FROM told t
ORDER BY t.day, t.key
LIMIT %(most)s::integer OFFSET %(offset)s::integer
