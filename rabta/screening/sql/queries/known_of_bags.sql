-- Of bags by their tags: the flight and destination that the last message names, matches of their travellers that a person has
-- confirmed, and on how many days of the year before something was found on a flight of that number.
WITH announced AS (
    SELECT DISTINCT ON (s.tag) s.tag, s.airport, s.flight, s.day
    FROM airport_statement s JOIN current_reading c ON c.id = s.reading_id JOIN report r ON r.id = c.report_id
    WHERE s.what = 'bag' AND s.tag = ANY (%(tags)s::text[]) AND s.day BETWEEN %(day)s::date - 2 AND %(day)s::date + 2
    ORDER BY s.tag, s.day DESC, r.received_at DESC, s.id
), confirmed AS (
    SELECT b.tag, count(DISTINCT h.id) AS n
    FROM stated_bag b
    JOIN person_mention m ON m.id = b.mention_id
    JOIN current_reading c ON c.id = m.reading_id
    JOIN watch_hit h ON h.mention_key = m.key
    JOIN LATERAL (SELECT s.kind FROM watch_hit_step s WHERE s.hit_id = h.id ORDER BY s.number DESC LIMIT 1) l ON true
    WHERE b.tag = ANY (%(tags)s::text[]) AND l.kind = 'confirmed'
    GROUP BY b.tag
), earlier AS (
    SELECT replace(i.flight, '-', '') AS flight, count(DISTINCT i.occurred_from) AS n
    FROM incident i JOIN current_reading c ON c.id = i.reading_id
    WHERE replace(i.flight, '-', '') IN (SELECT a.flight FROM announced a WHERE a.flight <> '')
      AND i.occurred_from BETWEEN %(day)s::date - 365 AND %(day)s::date - 1
    GROUP BY 1
)
SELECT t.tag, a.airport, a.flight, a.day, coalesce(n.n, 0) AS confirmed, coalesce(e.n, 0) AS earlier
FROM unnest(%(tags)s::text[]) t(tag)
LEFT JOIN announced a ON a.tag = t.tag
LEFT JOIN confirmed n ON n.tag = t.tag
LEFT JOIN earlier e ON e.flight = a.flight
ORDER BY t.tag
