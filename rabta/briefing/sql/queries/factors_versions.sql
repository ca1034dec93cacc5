-- Which versions of the conversion factors stand behind the masses a reader sees: one step through the index for each.
WITH RECURSIVE version (name) AS (
    (SELECT s.factors_version FROM seizure_line s WHERE s.factors_version > '' ORDER BY 1 LIMIT 1)
    UNION ALL
    SELECT (SELECT s.factors_version FROM seizure_line s WHERE s.factors_version > v.name ORDER BY 1 LIMIT 1)
    FROM version v
    WHERE v.name IS NOT NULL
)
SELECT v.name FROM version v WHERE v.name IS NOT NULL ORDER BY v.name
