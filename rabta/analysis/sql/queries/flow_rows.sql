-- Events that claim alike and were taken in one province: how many, and their grams.
SELECT t.origins, t.province_key AS taken, t.destinations, count(*) AS events, sum(t.mass_g)::bigint AS mass_g
FROM told t
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
