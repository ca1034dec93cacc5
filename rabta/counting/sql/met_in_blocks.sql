-- Who stands in the blocks that these incidents look into, on the days in question (rules/blocks.py: a vague time stands in
-- steps of %(step)s days). For placing.
SELECT DISTINCT l.incident_key, b.incident_key
FROM unnest(%(keys)s::uuid[], %(blocks)s::bigint[], %(firsts)s::integer[], %(lasts)s::integer[])
     AS l (incident_key, block, first_day, last_day)
JOIN block_key b ON b.block = l.block AND b.first_day BETWEEN l.first_day - %(step)s AND l.last_day AND b.last_day >= l.first_day
WHERE b.incident_key <> l.incident_key
