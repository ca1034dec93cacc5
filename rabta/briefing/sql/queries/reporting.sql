-- What the reports the reader sees speak of, for the duty to report: for each originator the days told of, whether as
-- nothing to report, and the first day on which that was received (in the time zone given). Days of incidents, cleared
-- land and people met; the period of a return; and of reports that hold no return the day they were written, or the day
-- they came where they give no day at all. Only days that touch the span; nothing tells of days after it came. NOT IN is
-- asked of one hash of what is stated; NOT EXISTS would look through all of it for every report. A list of passengers is
-- nothing told of drugs: it meets no duty.
WITH kept AS MATERIALIZED (
    SELECT c.id AS reading_id, r.originator, r.written_on,
           (r.received_at AT TIME ZONE %(zone)s::text)::date AS received_on
    FROM current_reading c
    JOIN report r ON r.id = c.report_id
    WHERE r.originator = ANY (%(agencies)s::smallint[]) AND r.kind NOT IN ('manifest', 'airport')
      AND r.received_at >= %(span_from)s::date::timestamp AT TIME ZONE %(zone)s::text
),
stated AS MATERIALIZED (
    SELECT k.reading_id, k.originator, k.received_on, d.first, coalesce(d.last, d.first) AS last
    FROM kept k,
         LATERAL (
             SELECT coalesce(i.occurred_from, i.reported_on) AS first, i.occurred_to AS last
             FROM incident i WHERE i.reading_id = k.reading_id AND NOT i.periodic
             UNION ALL
             SELECT coalesce(q.occurred_from, q.reported_on), q.occurred_to
             FROM clearance_claim q WHERE q.reading_id = k.reading_id AND NOT q.periodic
             UNION ALL
             SELECT coalesce(t.occurred_from, t.reported_on), t.occurred_to
             FROM encounter t WHERE t.reading_id = k.reading_id AND NOT t.periodic
         ) AS d
    WHERE d.first IS NOT NULL
),
told AS (
    SELECT s.originator, s.first, s.last, false AS nil, s.received_on
    FROM stated s
    UNION ALL
    SELECT k.originator, p.period_from, p.period_to, p.nil, k.received_on
    FROM kept k
    JOIN period_return p ON p.reading_id = k.reading_id
    UNION ALL
    SELECT k.originator, w.day, w.day, false, k.received_on
    FROM kept k, LATERAL (SELECT CASE
        WHEN k.written_on IS NOT NULL THEN k.written_on
        WHEN k.reading_id NOT IN (SELECT s.reading_id FROM stated s) THEN k.received_on END) AS w(day)
    WHERE NOT EXISTS (SELECT FROM period_return p WHERE p.reading_id = k.reading_id)
)
SELECT t.originator, t.first, t.last, t.nil, min(t.received_on) AS received_on
FROM told t
WHERE t.first <= %(span_to)s::date AND t.last >= %(span_from)s::date
GROUP BY t.originator, t.first, t.last, t.nil
