-- Encounters with persons on the move: what one originator files under one number is one, and each row of a statement that
-- tells of persons met. What different originators tell of one number of persons, at one place on one day, is one; a single
-- person at a place is nobody's twin, and two of those stay two. No words, no names.
WITH row_told AS (
    SELECT t.row_id, t.encounter_no, t.kind, t.route, t.category, t.persons, t.place_text, t.place_key, t.district, t.province,
           t.agencies, t.key, r.originator, w.content_hash, coalesce(t.occurred_from, t.reported_on) AS day,
           row_number() OVER (PARTITION BY t.reading_id, w.content_hash, t.encounter_no ORDER BY w.row_no) AS copy
    FROM encounter t
    JOIN current_reading c ON c.id = t.reading_id
    JOIN report r ON r.id = c.report_id
    JOIN reading_row w ON w.id = t.row_id
    WHERE NOT t.periodic AND NOT (%(outside)s::boolean AND t.child) AND coalesce(t.occurred_from, t.reported_on) IS NOT NULL
),
called AS (
    SELECT o.*, coalesce(o.key, md5(o.content_hash::text || '/' || o.copy)::uuid) AS called FROM row_told o
),
filed AS (
    SELECT o.originator, o.called, (array_agg(o.row_id ORDER BY o.content_hash, o.row_id))[1] AS row_id, min(o.day) AS day,
           max(o.kind) AS kind, max(o.route) AS route, coalesce(max(nullif(o.province, '')), 'not_stated') AS province,
           coalesce(sum(o.persons) FILTER (WHERE o.category <> 'arranger'), 0) AS persons,
           coalesce(max(o.district)::text, max(nullif(lower(o.place_text), '')), max(o.place_key::text)) AS place
    FROM called o
    GROUP BY o.originator, o.called
),
numbered AS (
    SELECT f.*, CASE WHEN f.persons > 1 AND f.place IS NOT NULL THEN f.place ELSE f.called::text END AS alike,
           dense_rank() OVER (PARTITION BY f.place, f.day, f.persons, f.originator ORDER BY f.called) AS nth
    FROM filed f
    WHERE f.day BETWEEN %(date_from)s::date AND %(date_to)s::date
),
told AS (
    SELECT n.*, first_value(n.row_id) OVER first AS opens, first_value(n.province) OVER first AS counts_in,
           max(n.kind) OVER same AS counts_as, max(n.route) OVER same AS counts_by, row_number() OVER first = 1 AS counts
    FROM numbered n
    WINDOW same AS (PARTITION BY n.alike, n.day, n.persons, n.nth), first AS (same ORDER BY n.called, n.originator)
),
named AS (
    SELECT m.opens, array_agg(DISTINCT a.agency ORDER BY a.agency) AS agencies
    FROM told m
    JOIN called o USING (called, originator), unnest(o.agencies) AS a(agency)
    GROUP BY m.opens
)
SELECT 'encounters' AS figure, m.opens, CASE WHEN s.told THEN m.row_id END AS record, k.key,
       CASE WHEN NOT s.told THEN 1::numeric END AS counted, CASE WHEN s.told THEN 1::numeric END AS told,
       m.day, m.counts_in AS province,
       CASE WHEN s.told THEN ARRAY[m.originator] ELSE coalesce(n.agencies, '{}') END AS agencies
FROM told m
LEFT JOIN named n USING (opens),
     LATERAL (VALUES ('all'), ('kind:' || coalesce(nullif(m.counts_as, ''), 'not_stated')),
                     ('route:' || coalesce(nullif(m.counts_by, ''), 'not_stated'))) AS k(key),
     (VALUES (true), (false)) AS s(told)
WHERE s.told OR m.counts
