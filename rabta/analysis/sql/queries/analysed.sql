-- Behind period.sql: events that seized something (of one substance, where one is asked for), each once and no lump beside its
-- parts, with the grams of that substance, and what their incidents claim, each with the grading of its report.
, taken AS (
    SELECT e.key, e.day, e.day_is_stated, e.province_key, e.district, e.country, e.airport, e.setting, e.agencies, e.incidents,
           e.reports, e.arrests, CASE WHEN %(substance)s::smallint IS NOT NULL THEN l.mass_g END AS mass_g
    FROM period_event e
    JOIN (
        SELECT s.event_key, sum(s.mass_g)::bigint AS mass_g
        FROM period_line s
        WHERE %(substance)s::smallint IS NULL OR s.substance = %(substance)s::smallint
        GROUP BY 1
    ) l ON l.event_key = e.key
    WHERE cardinality(e.covers) = 0
),
said AS (
    SELECT i.event_key, i.origin, i.destination, i.concealment, i.source_grade, i.information_grade
    FROM period_member i
    WHERE i.origin <> '' OR i.destination <> '' OR i.concealment <> ''
),
claimed AS (
    SELECT d.event_key,
           coalesce(jsonb_agg(DISTINCT jsonb_build_array(d.origin, d.source_grade, d.information_grade))
               FILTER (WHERE d.origin <> ''), '[]')::text AS origins,
           coalesce(jsonb_agg(DISTINCT jsonb_build_array(d.destination, d.source_grade, d.information_grade))
               FILTER (WHERE d.destination <> ''), '[]')::text AS destinations,
           coalesce(jsonb_agg(DISTINCT d.concealment) FILTER (WHERE d.concealment <> ''), '[]')::text AS concealments
    FROM said d
    GROUP BY 1
),
told AS (
    SELECT t.*, coalesce(c.origins, '[]') AS origins, coalesce(c.destinations, '[]') AS destinations,
           coalesce(c.concealments, '[]') AS concealments
    FROM taken t
    LEFT JOIN claimed c ON c.event_key = t.key
)
