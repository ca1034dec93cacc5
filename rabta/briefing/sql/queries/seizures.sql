-- How many events have anything that counts among these parts.
SELECT count(DISTINCT p.opens) AS seizures
FROM part p
WHERE p.counted IS NOT NULL
