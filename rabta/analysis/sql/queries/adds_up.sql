-- How the events of analysis add up to those of the briefing: `briefed` are `taken` (a seizure counts in them, of one substance
-- where it is asked for), `others` (other substances alone) and `bare` (no seizure counts in them); `lumps` stand beside what
-- they cover and are in none.
SELECT count(*) FILTER (WHERE cardinality(e.covers) = 0) AS briefed,
       count(*) FILTER (WHERE cardinality(e.covers) = 0 AND l.is_asked) AS taken,
       count(*) FILTER (WHERE cardinality(e.covers) = 0 AND NOT l.is_asked) AS others,
       count(*) FILTER (WHERE cardinality(e.covers) = 0 AND l.event_key IS NULL) AS bare,
       count(*) FILTER (WHERE cardinality(e.covers) > 0) AS lumps
FROM period_event e
LEFT JOIN (
    SELECT s.event_key,
           bool_or(%(substance)s::smallint IS NULL OR coalesce(s.substance = %(substance)s::smallint, false)) AS is_asked
    FROM period_line s
    GROUP BY 1
) l ON l.event_key = e.key
