-- Persons met on the move, by who they are, with children and protected among them, and by kind of encounter, outcome, stated
-- countries of the journey and documented nationality, as the telling that counts has it; outside, without children. Groups in a chain of days at most 3
-- apart, at one place, of one kind and number, are numbered for each originator: the first ones of all are one group, the
-- second ones another; the earliest counts, all are told. Fewer than four persons are too few for their number to say that two
-- reports tell of the same: they are one group only by the same flight, vehicle or boat on the same day. The same words filed twice by one originator (under two
-- markings) are one. Who arranged a journey is left out. No words, no names.
WITH dated AS (
    SELECT t.row_id, t.encounter_no, w.content_hash,
           row_number() OVER (PARTITION BY t.reading_id, w.content_hash, t.encounter_no ORDER BY w.row_no) AS copy,
           t.persons, t.minors, t.category, t.protected, t.agencies, r.originator, t.kind, t.outcome, t.route, t.nationality,
           coalesce(nullif(t.province, ''), 'not_stated') AS province,
           coalesce(t.occurred_from, t.reported_on) AS day,
           coalesce(t.district::text, nullif(lower(t.place_text), ''), t.place_key::text, t.row_id || '/' || t.encounter_no)
           || CASE WHEN t.persons >= 4 THEN ''
                   WHEN t.flight || t.conveyance <> '' THEN
                       format('/%%s/%%s', coalesce(t.occurred_from, t.reported_on),
                              upper(regexp_replace(t.flight || '/' || t.conveyance, '[^[:alnum:]/]', '', 'g')))
                   ELSE format('/%%s/%%s', w.content_hash, t.encounter_no) END AS place
    FROM encounter t
    JOIN current_reading c ON c.id = t.reading_id
    JOIN report r ON r.id = c.report_id
    JOIN reading_row w ON w.id = t.row_id
    WHERE NOT t.periodic AND t.category <> 'arranger' AND t.persons IS NOT NULL
      AND coalesce(t.occurred_from, t.reported_on) IS NOT NULL AND NOT (%(outside)s::boolean AND t.child)
),
apart AS (
    SELECT d.*, (d.day - lag(d.day) OVER w > 3)::integer AS breaks
    FROM dated d
    WINDOW w AS (PARTITION BY d.place, d.category, d.persons ORDER BY d.day, d.content_hash, d.row_id, d.encounter_no)
),
chained AS (
    SELECT a.*, coalesce(sum(a.breaks) OVER w, 0) AS chain
    FROM apart a
    WINDOW w AS (PARTITION BY a.place, a.category, a.persons ORDER BY a.day, a.content_hash, a.row_id, a.encounter_no)
),
numbered AS (
    SELECT h.*, dense_rank() OVER (
        PARTITION BY h.place, h.category, h.persons, h.chain, h.originator
        ORDER BY h.day, h.content_hash, h.encounter_no, h.copy) AS nth
    FROM chained h
),
met AS (
    SELECT n.*, first_value(n.row_id) OVER w AS opens, first_value(n.day) OVER w AS counts_on,
           first_value(n.province) OVER w AS counts_in, row_number() OVER w = 1 AS counts
    FROM numbered n
    WINDOW w AS (PARTITION BY n.place, n.category, n.persons, n.chain, n.nth
                 ORDER BY n.day, n.content_hash, n.row_id, n.encounter_no)
),
named AS (
    SELECT m.place, m.category, m.persons, m.chain, m.nth, array_agg(DISTINCT a.agency ORDER BY a.agency) AS agencies
    FROM met m, unnest(m.agencies) AS a(agency)
    GROUP BY m.place, m.category, m.persons, m.chain, m.nth
)
SELECT 'persons_encountered' AS figure, m.opens, CASE WHEN s.told THEN m.row_id END AS record, p.key,
       CASE WHEN NOT s.told THEN p.number END AS counted, CASE WHEN s.told THEN p.number END AS told,
       m.counts_on AS day, m.counts_in AS province,
       CASE WHEN s.told THEN ARRAY[m.originator] ELSE coalesce(n.agencies, '{}') END AS agencies
FROM met m
LEFT JOIN named n USING (place, category, persons, chain, nth),
     LATERAL (
         SELECT k.key, (m.persons - CASE WHEN %(outside)s::boolean THEN coalesce(m.minors, 0) ELSE 0 END)::numeric
         FROM (VALUES ('met'), (m.category), ('kind:' || coalesce(nullif(m.kind, ''), 'not_stated')),
                      ('outcome:' || nullif(m.outcome, '')), ('route:' || coalesce(nullif(m.route, ''), 'not_stated')),
                      ('nationality:' || coalesce(nullif(m.nationality, ''), 'unknown'))) AS k(key)
         WHERE k.key IS NOT NULL
         UNION ALL
         SELECT 'protected', m.persons WHERE m.protected
         UNION ALL
         SELECT 'minors', m.minors WHERE m.minors IS NOT NULL
     ) AS p(key, number),
     (VALUES (true), (false)) AS s(told)
WHERE (s.told OR m.counts) AND m.counts_on BETWEEN %(date_from)s::date AND %(date_to)s::date
