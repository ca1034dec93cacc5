-- Parts brought together, behind the CTE `part`: what counts to one row a cell of all cuts, and what is told to one row a record,
-- because hashing these is cheaper than sorting for count(DISTINCT). What is asked of parts by sums alone runs over these few.
, airport_of AS MATERIALIZED (SELECT e.key, e.airport FROM period_event e WHERE e.airport <> ''),
cell_counted AS MATERIALIZED (
    SELECT p.figure, p.key, p.in_total, p.agencies, p.province, date_trunc('month', p.day::timestamp)::date AS month,
           coalesce(a.airport, '') AS airport, sum(p.counted) AS counted
    FROM part p
    LEFT JOIN airport_of a ON a.key = p.opens
    WHERE p.record IS NULL
    GROUP BY p.figure, p.key, p.in_total, p.agencies, p.province, month, coalesce(a.airport, '')
),
cell_told AS MATERIALIZED (
    SELECT p.figure, p.key, p.in_total, p.record, p.agencies, p.province,
           date_trunc('month', p.day::timestamp)::date AS month, coalesce(a.airport, '') AS airport, sum(p.told) AS told
    FROM part p
    LEFT JOIN airport_of a ON a.key = p.opens
    WHERE p.record IS NOT NULL
    GROUP BY p.figure, p.key, p.in_total, p.record, p.agencies, p.province, month, coalesce(a.airport, '')
)
