-- An invented record at size for `rabta bench sharing`, in a database of the bench's own: reports of a hundred incidents,
-- each report under one of the markings, straight into the tables by a superuser with triggers asleep. `incidents`,
-- `markings`: how many. Days run over two years, the latest report last; names of persons are put together from parts.
-- Twenty originators, each with the same twenty audiences; `shares` says how many reports in a thousand are under each.
CREATE TEMP TABLE audience AS
SELECT * FROM (VALUES
    (0, 0, true, false, 100), (1, 1, true, false, 450), (2, 2, true, false, 120), (3, 3, true, false, 10),
    (4, 1, false, true, 60), (5, 2, false, true, 110), (6, 3, false, true, 40), (7, 1, false, true, 15),
    (8, 2, false, true, 15), (9, 2, false, true, 10), (10, 1, false, false, 12), (11, 2, false, false, 14),
    (12, 3, false, false, 4), (13, 0, false, true, 12), (14, 1, false, true, 6), (15, 2, false, true, 6),
    (16, 2, false, true, 6), (17, 3, false, true, 4), (18, 3, false, true, 4), (19, 2, false, false, 2)
) AS a (shape, level, every, centre, share);

INSERT INTO marking (id, originator, level, every_agency, agencies, groups, handling, handling_note, purposes, digest)
SELECT 1000 + o.number * 20 + a.shape, o.agency, a.level, a.every,
       CASE WHEN a.centre THEN ARRAY[%(centre)s::smallint] ELSE '{}' END
           || CASE WHEN a.shape IN (13, 14) THEN ARRAY[%(partner)s::smallint] ELSE '{}' END
           || CASE WHEN a.shape IN (7, 8, 9) THEN ARRAY[(%(agencies)s::smallint[])[1 + (o.number + a.shape) %% 20]]
                   ELSE '{}' END,
       CASE WHEN a.shape IN (15, 16, 17, 18) THEN ARRAY['bench-' || a.shape] ELSE '{}' END,
       '{}', '', '{1,2,3,4}', sha256(convert_to('bench ' || o.number || '/' || a.shape, 'UTF8'))
FROM unnest(%(agencies)s::smallint[]) WITH ORDINALITY AS o (agency, number), audience a;

CREATE TEMP TABLE told AS
SELECT n AS report_no, gen_random_uuid() AS report_id, gen_random_uuid() AS reading_id,
       date '2024-01-01' + (n * 700 / (%(incidents)s::int / 100)) AS day, m.originator, m.id AS marking_id
FROM generate_series(0, %(incidents)s::int / 100 - 1) AS n
CROSS JOIN LATERAL (SELECT (n * 7919 %% 1000) AS drawn, 1 + n * 104729 %% 20 AS who) d
JOIN LATERAL (
    SELECT shape FROM (SELECT shape, sum(share) OVER (ORDER BY shape) AS upto FROM audience) s
    WHERE s.upto > d.drawn ORDER BY shape LIMIT 1
) a ON true
JOIN marking m ON m.id = 1000 + d.who * 20 + a.shape;

INSERT INTO report (id, marking_id, number, originator, kind, format, title, file_name, media_type, sha256, size, language,
                    source_grade, information_grade, written_on, received_at, review_on, filed_by, idempotency_key)
SELECT report_id, marking_id, 'EX-' || report_no, originator, 'table', 'csv', 'log of the day', 'log.csv', 'text/csv',
       sha256(convert_to(report_no::text, 'UTF8')), 9000, 'en', 'B', 2, day,
       day + time '18:00' AT TIME ZONE 'UTC', day + 1000, gen_random_uuid(), ''
FROM told;

INSERT INTO reading (id, marking_id, report_id, number, reader_version, corrections, rows, rows_read, rows_set_aside,
                     rows_repeated, read_at)
SELECT reading_id, marking_id, report_id, 1, 'bench', 0, 100, 100, 0, 0, day + time '18:00' AT TIME ZONE 'UTC' FROM told;

CREATE TEMP TABLE happened AS
SELECT t.*, row_no, gen_random_uuid() AS id, gen_random_uuid() AS key, gen_random_uuid() AS row_id,
       (%(districts)s::smallint[])[1 + (random() * (cardinality(%(districts)s::smallint[]) - 1))::int] AS district,
       (%(drugs)s::smallint[])[1 + (random() * (cardinality(%(drugs)s::smallint[]) - 1))::int] AS substance,
       1 + (random() * 90000)::int AS grams,
       part[1 + (random() * 29)::int] || part[1 + (random() * 29)::int] || ' son of '
           || part[1 + (random() * 29)::int] || part[1 + (random() * 29)::int] AS held
FROM told t, generate_series(1, 100) AS row_no,
     (SELECT string_to_array('ab ad af ah ak al am an ar as az ba da fa ga ha ja ka la ma na qa ra sa ta wa ya za gul khan', ' ')
      AS part) p;

INSERT INTO reading_row (id, marking_id, reading_id, row_no, fate, text, content_hash)
SELECT row_id, marking_id, reading_id, row_no, 'read',
       format('%%s g in a vehicle near the river on %%s; held: %%s', grams, day, held), sha256(convert_to(id::text, 'UTF8'))
FROM happened;

INSERT INTO incident (id, marking_id, key, reading_id, row_id, incident_no, periodic, agencies, occurred_from, occurred_to,
                      reported_on, place_text, district, province, country, airport, setting, flight, destination, origin,
                      concealment, value_currency, recap, confidence, stated, words, search)
SELECT id, marking_id, key, reading_id, row_id, 0, false, ARRAY[originator], day, day, day, 'near the river', district, '',
       'PK', '', NULL, '', '', '', '', '', false, 90, '{}',
       format('%%s g in a vehicle near the river on %%s; held: %%s', grams, day, held),
       format('%%s g in a vehicle near the river on %%s held %%s', grams, day, held)
FROM happened;

INSERT INTO incident_role (incident_id, marking_id, agency, role) SELECT id, marking_id, originator, 'intercepted' FROM happened;

INSERT INTO seizure_line (incident_id, marking_id, line_no, substance, name_text, quantity, unit, approx, weight_kind,
                          ambiguous, mass_g, factors_version, day)
SELECT id, marking_id, 0, substance, 'drug', grams, %(gram)s::smallint, '', '', false, grams, 'bench', day FROM happened;

-- Counted once: every incident its own event, seen by whoever sees its marking.
INSERT INTO marking_view (id, component, visible)
SELECT DISTINCT marking_id::bigint, ARRAY[marking_id], ARRAY[marking_id] FROM told;

INSERT INTO event (view_id, key, day, day_is_stated, district, province, country, airport, setting, place_text, agencies,
                   incidents, reports, nationalities, seized, covers)
SELECT marking_id, key, day, true, district, '', 'PK', '', NULL, 'near the river', ARRAY[originator], 1, 1, '{}', true, '{}'
FROM happened;

INSERT INTO event_member (view_id, event_key, incident_key, day) SELECT marking_id, key, key, day FROM happened;

INSERT INTO counted_line (view_id, event_key, line_no, substance, mass_g, quantity, unit, from_incident, rule, set_aside, day)
SELECT marking_id, key, 0, substance, grams, NULL, NULL, key, 'first', '[]', day FROM happened;
