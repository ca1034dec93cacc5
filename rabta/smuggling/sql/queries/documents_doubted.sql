-- Numbers of documents that are in doubt, by kind, issuer and the first signs: those that two reports or more tell of, and why.
-- Their check digits do not hold; or, of the last days, a message states days that cannot be (it expires before it is issued, is
-- issued before its holder is born), two reports state one number with two births, or on two flights of which only one can be
-- taken (both leave one airport within the hour, for different places; a flight sold by several airlines is one), or it is one
-- of `listed` (the mention that states it, as written). A number of a protected person shows to nobody here, whoever asks.
WITH stated AS (
    SELECT i.kind, i.issuer, i.value, i.written, i.row_id, i.check_holds, i.mention_id, m.key, r.number AS report, r.id AS report_id,
           CASE WHEN m.born_from = m.born_to THEN m.born_from END AS born,
           coalesce(m.seen_from, r.received_at::date) >= %(since)s::date AS late
    FROM mention_identifier i
    JOIN person_mention m ON m.id = i.mention_id AND NOT m.protected
    JOIN current_reading c ON c.id = m.reading_id
    JOIN report r ON r.id = c.report_id
    WHERE NOT i.protected AND i.value <> '' AND i.kind IN ('passport', 'cnic', 'visa')
), two_births AS (
    SELECT s.kind, s.issuer, s.value FROM stated s WHERE s.late AND s.born IS NOT NULL
    GROUP BY 1, 2, 3 HAVING count(DISTINCT s.born) > 1
), flown AS (
    SELECT s.kind, s.issuer, s.value, s.report, s.report_id, f.designator, f.origin, f.destination, f.departs::timestamp AS departs
    FROM stated s
    JOIN travel_leg l ON l.mention_id = s.mention_id AND NOT l.protected
    JOIN stated_flight f ON f.id = l.flight_id AND f.origin <> '' AND f.destination <> '' AND length(f.departs) = 16
    WHERE s.late
), doubted AS (
    SELECT s.kind, s.issuer, s.value, s.report, 'check_digit' AS why FROM stated s WHERE s.check_holds IS FALSE
    UNION
    SELECT s.kind, s.issuer, s.value, s.report, 'two_births' FROM stated s JOIN two_births b USING (kind, issuer, value)
    WHERE s.late AND s.born IS NOT NULL
    UNION
    SELECT s.kind, s.issuer, s.value, s.report, 'days'
    FROM stated s
    JOIN reading_row w ON w.id = s.row_id AND jsonb_typeof(w.read -> 'documents') = 'array'
    CROSS JOIN LATERAL jsonb_array_elements(w.read -> 'documents') d
    WHERE s.late AND d ->> 'number' = s.written AND d ->> 'issued' IS NOT NULL
      AND (left(d ->> 'expires', length(d ->> 'issued')) < left(d ->> 'issued', length(d ->> 'expires'))
           OR d ->> 'issued' < left(s.born::text, length(d ->> 'issued')))
    UNION
    SELECT a.kind, a.issuer, a.value, a.report, 'two_flights'
    FROM flown a
    JOIN flown b USING (kind, issuer, value, origin)
    WHERE a.report_id <> b.report_id AND a.designator <> b.designator AND a.destination <> b.destination
      AND a.departs BETWEEN b.departs - interval '1 hour' AND b.departs + interval '1 hour'
    UNION
    SELECT s.kind, s.issuer, s.value, s.report, 'listed'
    FROM jsonb_to_recordset(%(listed)s::jsonb) AS l (key uuid, written text)
    JOIN stated s ON s.key = l.key AND s.written = l.written AND s.late
)
SELECT kind, issuer, left(value, 3) AS begins, count(DISTINCT value) AS numbers, max(length(value)) AS signs,
       array_agg(DISTINCT report ORDER BY report) AS reports, array_agg(DISTINCT why ORDER BY why) AS why
FROM doubted
GROUP BY 1, 2, 3
HAVING count(DISTINCT report) > 1
ORDER BY 4 DESC, 1, 2, 3
