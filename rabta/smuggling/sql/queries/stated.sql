-- What is stated of those who smuggle, row by row, as far as the reader sees, the earliest first: facilitators met in encounters
-- (met) and statements of the format facilitation. Rows that may name somebody protected are no statements here. `keys`: these
-- only; null: all.
WITH stated AS (
    SELECT md5(c.report_id::text || '/' || w.row_no)::uuid AS key, true AS met, c.report_id, w.row_no, e.row_id, e.marking_id,
           coalesce(e.key, md5(c.report_id::text || '/' || w.row_no)::uuid) AS event_key, e.kind AS event_kind,
           NULL::uuid AS route_key, 'officer' AS stated_by, NULL::date AS stated_on, e.occurred_from, e.reported_on,
           '' AS part, e.event_role, e.outcome, e.persons, e.place_text, e.district, e.conveyance, '' AS route,
           NULL::smallint AS leg, e.origin, e.transit, e.destination, '' AS mode, NULL::numeric AS price,
           '' AS price_currency, NULL::numeric AS paid, '' AS paid_currency, '' AS channel, '' AS payer, '' AS paid_in,
           '' AS paid_to, '' AS payment_ref, NULL::uuid AS facilitation_id
    FROM encounter e
    JOIN current_reading c ON c.id = e.reading_id
    JOIN reading_row w ON w.id = e.row_id
    WHERE e.category = 'arranger' AND e.event_role <> '' AND NOT e.protected AND NOT e.periodic AND NOT w.protected
    UNION ALL
    SELECT f.key, false, c.report_id, w.row_no, f.row_id, f.marking_id, f.encounter_key, '', f.route_key, f.stated_by,
           f.stated_on, f.occurred_from, f.reported_on, f.part, 'facilitator', '', NULL, f.place_text, f.district, '',
           f.route, f.leg, f.origin, '', f.destination, f.mode, f.price, f.price_currency, f.paid, f.paid_currency,
           f.channel, f.payer, f.paid_in, f.paid_to, f.payment_ref, f.id
    FROM facilitation f
    JOIN current_reading c ON c.id = f.reading_id
    JOIN reading_row w ON w.id = f.row_id
    WHERE NOT f.protected
)
SELECT s.*, r.number AS report_number, r.originator, r.source_grade, r.information_grade, r.received_at, m.key AS mention,
       m.name, m.father
FROM stated s
JOIN report r ON r.id = s.report_id
LEFT JOIN person_mention m ON m.row_id = s.row_id AND NOT m.protected
WHERE %(keys)s::uuid[] IS NULL OR s.key = ANY (%(keys)s::uuid[])
ORDER BY coalesce(s.occurred_from, s.reported_on) NULLS LAST, s.key
