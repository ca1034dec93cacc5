-- Events alike in month, setting, province and claims: how many.
SELECT date_trunc('month', t.day::timestamp)::date AS month, t.setting, t.province_key, t.concealments, t.origins,
       t.destinations, count(*) AS events
FROM told t
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6
