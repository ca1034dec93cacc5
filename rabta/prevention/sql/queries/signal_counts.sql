-- Events of each substance in each place, in blocks of days before and with today (null: older than is counted), with the
-- first day of each. A lump of several events is not counted beside them.
SELECT l.substance, w.country, w.province, w.district,
       CASE WHEN w.day > %(today)s::date - %(days)s::integer * %(blocks)s::integer
            THEN (%(today)s::date - w.day) / %(days)s::integer END AS block,
       count(*) AS events, min(w.day) AS first
FROM watched w
JOIN (SELECT DISTINCT event_key, substance FROM seen_line) l ON l.event_key = w.key
GROUP BY 1, 2, 3, 4, 5
