, chosen AS (
    -- Events at these airports in a period, newest first.
    SELECT e.* FROM seen_event e
    WHERE e.day BETWEEN %(date_from)s::date AND %(date_to)s::date AND e.airport = ANY (%(airports)s::text[])
    ORDER BY e.day DESC, e.key
    LIMIT %(most)s::integer
)
SELECT * FROM chosen ORDER BY day DESC, key
