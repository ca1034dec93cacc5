-- Answers to projected images of a period: how many of each, by airport, lane and what was shown. No person stands in them.
-- An image that a gateway took is answered by the operator's report on the same bag within two minutes, and is one however many
-- objects it has. Where an object names its device alone, the register says where that stands.
WITH said AS (
    SELECT s.id, s.day, s.at, s.tag, coalesce(nullif(s.airport, ''), d.airport) AS airport,
           coalesce(nullif(s.lane, ''), d.lane, '') AS lane, s.device, coalesce(s.detail ->> 'shown', '') AS shown,
           s.detail ->> 'answer' AS answer
    FROM airport_statement s JOIN current_reading c ON c.id = s.reading_id
    LEFT JOIN LATERAL (SELECT d.airport, d.lane FROM lane_device d WHERE s.airport = '' AND d.serial = s.device
                       ORDER BY d.airport, d.terminal, d.lane, d.item, d.id LIMIT 1) d ON true
    WHERE s.what = 'tip' AND s.day BETWEEN %(date_from)s::date AND %(date_to)s::date
), images AS (
    SELECT DISTINCT ON (device, tag, at) * FROM said WHERE answer IS NULL AND tag <> '' ORDER BY device, tag, at, id
), answered AS (
    SELECT i.airport, i.lane, i.shown, (
        SELECT CASE o.detail ->> 'outcome' WHEN 'alarm' THEN 'hit' WHEN 'no_alarm' THEN 'miss' END
        FROM airport_statement o JOIN current_reading c ON c.id = o.reading_id
        WHERE o.day = i.day AND o.what = 'scan' AND o.tag = i.tag AND o.detail ->> 'by' = 'operator'
          AND o.at::timestamp BETWEEN i.at::timestamp AND i.at::timestamp + interval '2 minutes'
        ORDER BY o.at, o.id LIMIT 1) AS answer
    FROM images i
    UNION ALL
    SELECT airport, lane, shown, answer FROM said WHERE answer IS NOT NULL
)
SELECT airport, lane, shown, answer, count(*) AS n FROM answered WHERE answer IS NOT NULL AND airport IS NOT NULL
GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
