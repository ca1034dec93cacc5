-- Persons who arranged journeys and were arrested, as encounters and statements tell of them, with those not said to be
-- arrested beside them. What different originators tell of the same number, at one place on one day, is one: the first ones
-- of all are one group, the second ones another. No words, no names.
WITH dated AS (
    SELECT t.row_id, t.encounter_no, w.content_hash, t.persons, t.kind, t.route, t.nationality, t.agencies, r.originator,
           t.outcome = 'arrested' OR t.role = 'arrested' AND t.outcome = '' AS arrested,
           row_number() OVER (PARTITION BY t.reading_id, w.content_hash, t.encounter_no ORDER BY w.row_no) AS copy,
           coalesce(nullif(t.province, ''), 'not_stated') AS province,
           coalesce(t.occurred_from, t.reported_on) AS day,
           coalesce(t.district::text, nullif(lower(t.place_text), ''), t.place_key::text, t.row_id || '/' || t.encounter_no) AS place
    FROM encounter t
    JOIN current_reading c ON c.id = t.reading_id
    JOIN report r ON r.id = c.report_id
    JOIN reading_row w ON w.id = t.row_id
    WHERE NOT t.periodic AND NOT (%(outside)s::boolean AND t.child) AND t.category = 'arranger' AND t.persons IS NOT NULL
      AND coalesce(t.occurred_from, t.reported_on) BETWEEN %(date_from)s::date AND %(date_to)s::date
),
numbered AS (
    SELECT d.*, dense_rank() OVER (
        PARTITION BY d.place, d.day, d.persons, d.arrested, d.originator
        ORDER BY d.content_hash, d.encounter_no, d.copy) AS nth
    FROM dated d
),
told AS (
    SELECT n.*, first_value(n.row_id) OVER w AS opens, first_value(n.province) OVER w AS counts_in,
           row_number() OVER w = 1 AS counts
    FROM numbered n
    WINDOW w AS (PARTITION BY n.place, n.day, n.persons, n.arrested, n.nth ORDER BY n.content_hash, n.row_id, n.encounter_no)
),
named AS (
    SELECT m.place, m.day, m.persons, m.arrested, m.nth, array_agg(DISTINCT a.agency ORDER BY a.agency) AS agencies
    FROM told m, unnest(m.agencies) AS a(agency)
    GROUP BY m.place, m.day, m.persons, m.arrested, m.nth
)
SELECT 'facilitators_arrested' AS figure, m.opens, CASE WHEN s.told THEN m.row_id END AS record, p.key,
       CASE WHEN NOT s.told THEN m.persons::numeric END AS counted, CASE WHEN s.told THEN m.persons::numeric END AS told,
       m.day, m.counts_in AS province,
       CASE WHEN s.told THEN ARRAY[m.originator] ELSE coalesce(n.agencies, '{}') END AS agencies
FROM told m
LEFT JOIN named n USING (place, day, persons, arrested, nth),
     LATERAL (
         SELECT k.key
         FROM (VALUES ('arrested'), ('kind:' || coalesce(nullif(m.kind, ''), 'not_stated')),
                      ('route:' || coalesce(nullif(m.route, ''), 'not_stated')),
                      ('nationality:' || coalesce(nullif(m.nationality, ''), 'unknown'))) AS k(key)
         WHERE m.arrested
         UNION ALL
         SELECT 'not_arrested' WHERE NOT m.arrested
     ) AS p(key),
     (VALUES (true), (false)) AS s(told)
WHERE s.told OR m.counts
