-- Enters incidents as placed (a JSON array of objects: key, row, marking, and blocks with their first and last days), and their
-- blocks, in the order in which the index has them. For placing.
WITH given AS MATERIALIZED (
    SELECT p.*
    FROM json_to_recordset(%(placed)s::json) AS p(
        incident_key uuid, incident_id uuid, marking_id integer, blocks bigint[], first_days integer[], last_days integer[])
),
placed AS (
    INSERT INTO placed_incident (incident_key, incident_id, marking_id, blocks)
    SELECT g.incident_key, g.incident_id, g.marking_id, coalesce(g.blocks, '{}') FROM given g
)
INSERT INTO block_key (incident_key, block, first_day, last_day)
SELECT g.incident_key, b.block, b.first_day, b.last_day
FROM given g, unnest(g.blocks, g.first_days, g.last_days) AS b(block, first_day, last_day)
ORDER BY b.block, b.first_day
