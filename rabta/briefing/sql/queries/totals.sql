-- Every part of every figure, counted once and as reported, with how many records (incidents, each once) state it; and
-- one row for each figure as a whole, of which only its records mean anything: parts may be of different units.
-- By record first: hashing what one incident states of one part is cheaper than sorting for count(DISTINCT).
, of_record AS MATERIALIZED (
    SELECT p.figure, p.key, p.incident_key, sum(p.counted) AS counted, sum(p.told) AS told
    FROM part p
    GROUP BY p.figure, p.key, p.incident_key
)
SELECT o.figure, o.key, false AS is_whole, sum(o.counted) AS value, sum(o.told) AS as_reported,
       count(o.incident_key) AS records
FROM of_record o
GROUP BY o.figure, o.key
UNION ALL
SELECT d.figure, NULL, true, NULL, NULL, count(*)
FROM (SELECT DISTINCT o.figure, o.incident_key FROM of_record o WHERE o.incident_key IS NOT NULL) d
GROUP BY d.figure
