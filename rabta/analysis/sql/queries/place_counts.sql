-- Events by province, district and airport.
SELECT t.province_key, t.district, t.airport, count(*) AS events
FROM taken t
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
