-- Enters incidents as placed (arrays of keys, rows, markings and blocks), and the blocks in which they stand (arrays of keys, blocks,
-- first and last days), in the order in which the index has them. For placing.
WITH placed AS (
    INSERT INTO placed_incident (incident_key, incident_id, marking_id, blocks)
    SELECT g.incident_key, g.incident_id, g.marking_id, g.blocks::bigint[]
    FROM unnest(%(keys)s::uuid[], %(rows)s::uuid[], %(markings)s::integer[], %(blocks)s::text[])
         AS g (incident_key, incident_id, marking_id, blocks)
)
INSERT INTO block_key (incident_key, block, first_day, last_day)
SELECT b.incident_key, b.block, b.first_day, b.last_day
FROM unnest(%(of)s::uuid[], %(block)s::bigint[], %(first_day)s::integer[], %(last_day)s::integer[])
     AS b (incident_key, block, first_day, last_day)
ORDER BY b.block, b.first_day
