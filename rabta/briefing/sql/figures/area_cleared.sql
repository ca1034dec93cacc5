-- Land claimed as cleared, in square metres, with its crop and district as further parts; what has no fixed area by crop
-- and unit. Claims in a chain of days at most 3 apart, of one place, unit, area and crop, are numbered for each
-- originator: the first ones of all are one claim, the second ones another; the earliest counts, all are told.
-- The same words filed twice by one originator (under two markings) are one.
WITH dated AS (
    SELECT q.row_id, q.claim_no, w.content_hash,
           row_number() OVER (PARTITION BY q.reading_id, w.content_hash, q.claim_no ORDER BY w.row_no) AS copy,
           q.area, q.unit, q.area_m2, q.crop, q.district, q.agencies, r.originator,
           coalesce(nullif(q.province, ''), 'not_stated') AS province,
           coalesce(q.occurred_from, q.reported_on) AS day,
           coalesce(q.district::text, nullif(lower(q.place_text), ''), q.place_key::text, q.row_id || '/' || q.claim_no) AS place
    FROM clearance_claim q
    JOIN current_reading c ON c.id = q.reading_id
    JOIN report r ON r.id = c.report_id
    JOIN reading_row w ON w.id = q.row_id
    WHERE NOT q.periodic AND coalesce(q.occurred_from, q.reported_on) IS NOT NULL
),
apart AS (
    SELECT d.*, (d.day - lag(d.day) OVER w > 3)::integer AS breaks
    FROM dated d
    WINDOW w AS (PARTITION BY d.place, d.unit, d.area, d.crop ORDER BY d.day, d.content_hash, d.row_id, d.claim_no)
),
chained AS (
    SELECT a.*, coalesce(sum(a.breaks) OVER w, 0) AS chain
    FROM apart a
    WINDOW w AS (PARTITION BY a.place, a.unit, a.area, a.crop ORDER BY a.day, a.content_hash, a.row_id, a.claim_no)
),
numbered AS (
    SELECT h.*, dense_rank() OVER (
        PARTITION BY h.place, h.unit, h.area, h.crop, h.chain, h.originator
        ORDER BY h.day, h.content_hash, h.claim_no, h.copy) AS nth
    FROM chained h
),
claim AS (
    SELECT n.*, first_value(n.row_id) OVER w AS opens, first_value(n.day) OVER w AS counts_on,
           first_value(n.province) OVER w AS counts_in, row_number() OVER w = 1 AS counts
    FROM numbered n
    WINDOW w AS (PARTITION BY n.place, n.unit, n.area, n.crop, n.chain, n.nth
                 ORDER BY n.day, n.content_hash, n.row_id, n.claim_no)
),
named AS (
    SELECT m.place, m.unit, m.area, m.crop, m.chain, m.nth, array_agg(DISTINCT a.agency ORDER BY a.agency) AS agencies
    FROM claim m, unnest(m.agencies) AS a(agency)
    GROUP BY m.place, m.unit, m.area, m.crop, m.chain, m.nth
)
SELECT 'area_cleared' AS figure, m.opens, CASE WHEN s.told THEN m.row_id END AS record, p.key,
       CASE WHEN NOT s.told THEN p.amount END AS counted, CASE WHEN s.told THEN p.amount END AS told,
       m.counts_on AS day, m.counts_in AS province,
       CASE WHEN s.told THEN ARRAY[m.originator] ELSE coalesce(n.agencies, '{}') END AS agencies
FROM claim m
LEFT JOIN named n USING (place, unit, area, crop, chain, nth),
     LATERAL (
         SELECT 'cleared', m.area_m2::numeric WHERE m.area_m2 IS NOT NULL
         UNION ALL
         SELECT m.crop, m.area_m2 WHERE m.area_m2 IS NOT NULL
         UNION ALL
         SELECT 'district:' || m.district, m.area_m2 WHERE m.area_m2 IS NOT NULL AND m.district IS NOT NULL
         UNION ALL
         SELECT m.crop || '/' || m.unit, m.area WHERE m.area_m2 IS NULL
     ) AS p(key, amount),
     (VALUES (true), (false)) AS s(told)
WHERE (s.told OR m.counts) AND m.counts_on BETWEEN %(date_from)s::date AND %(date_to)s::date
