-- How many pairs of asked_pair.sql each two reports hold, the smaller id first: of two that hold at least `fewest`, and of those that
-- `firsts` and `seconds` name, one beside the other.
SELECT p.first, p.second, count(*) AS asked
FROM (
    SELECT least(x.report_id, y.report_id) AS first, greatest(x.report_id, y.report_id) AS second
    FROM asked_pair q
    JOIN incident i ON i.key = q.a
    JOIN current_reading x ON x.id = i.reading_id
    JOIN incident k ON k.key = q.b
    JOIN current_reading y ON y.id = k.reading_id
    WHERE NOT q.differ
) p
GROUP BY p.first, p.second
HAVING count(*) >= %(fewest)s::integer
    OR EXISTS (SELECT FROM unnest(%(firsts)s::uuid[], %(seconds)s::uuid[]) n (first, second)
               WHERE n.first = p.first AND n.second = p.second)
