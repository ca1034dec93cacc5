-- Events by agency named in them and by setting; an event of two agencies stands under both.
SELECT a.agency, t.setting, count(*) AS events
FROM taken t
CROSS JOIN unnest(t.agencies) AS a(agency)
GROUP BY 1, 2
ORDER BY 1, 2
