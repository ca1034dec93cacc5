-- Every part of every figure, counted once and as reported, with how many records (incidents, each once) state it; and
-- one row for each figure as a whole, of which only its records mean anything: parts may be of different units.
SELECT p.figure, p.key, grouping(p.key) = 1 AS is_whole, sum(p.counted) AS value, sum(p.told) AS as_reported,
       count(DISTINCT p.incident_key) AS records
FROM part p
GROUP BY GROUPING SETS ((p.figure, p.key), (p.figure))
