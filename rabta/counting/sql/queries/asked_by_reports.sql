-- How many pairs of asked_with_reports.sql each two reports hold: of two that hold at least `fewest`, and of those that `firsts`
-- and `seconds` name, one beside the other.
SELECT p.first, p.second, count(*) AS asked
FROM asked_with_reports p
GROUP BY p.first, p.second
HAVING count(*) >= %(fewest)s::integer
    OR EXISTS (SELECT FROM unnest(%(firsts)s::uuid[], %(seconds)s::uuid[]) n (first, second)
               WHERE n.first = p.first AND n.second = p.second)
