-- How many events the reader sees in a period, counted no further than `most`.
SELECT count(*) AS events
FROM (SELECT FROM event e WHERE e.day BETWEEN %(date_from)s::date AND %(date_to)s::date LIMIT %(most)s::integer) e
