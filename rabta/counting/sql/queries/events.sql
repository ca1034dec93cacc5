, chosen AS (
    -- Events of a period, newest first, with the mass that counts; `bare`: in which no seizure counts; `total` is of all pages.
    SELECT e.*, count(*) OVER () AS total
    FROM seen_event e
    WHERE e.day BETWEEN %(date_from)s::date AND %(date_to)s::date
      AND (%(district)s::smallint IS NULL OR e.district = %(district)s::smallint)
      AND (%(substance)s::smallint IS NULL OR EXISTS (
            SELECT FROM seen_line l WHERE l.event_key = e.key AND l.substance = %(substance)s::smallint))
      AND (NOT %(bare)s::boolean OR (cardinality(e.covers) = 0 AND NOT EXISTS (
            SELECT FROM seen_line l WHERE l.event_key = e.key)))
    ORDER BY e.day DESC, e.key
    LIMIT %(most)s::integer OFFSET %(offset)s::integer
)
SELECT * FROM chosen ORDER BY day DESC, key
