-- Parts brought together, behind the CTE `part`: to one row a cell of all cuts, with what counts in it, what is told in it, and
-- in how many rows. What is asked of parts by sums alone runs over these few. How many rows tell of a record that another row of
-- the same cell tells of, too, stands beside them: only records with several rows are looked at one by one, and they are few.
, airport_of AS MATERIALIZED (SELECT e.key, e.airport FROM period_event e WHERE e.airport <> ''),
cell AS MATERIALIZED (
    SELECT p.figure, p.key, p.in_total, p.agencies, p.province, date_trunc('month', p.day::timestamp)::date AS month,
           coalesce(a.airport, '') AS airport, sum(p.counted) AS counted, sum(p.told) AS told, count(p.record) AS rows
    FROM part p
    LEFT JOIN airport_of a ON a.key = p.opens
    GROUP BY p.figure, p.key, p.in_total, p.agencies, p.province, month, coalesce(a.airport, '')
),
several AS MATERIALIZED (
    -- The rows of records of which a figure has several.
    SELECT p.figure, p.key, p.record, p.agencies, p.province, date_trunc('month', p.day::timestamp)::date AS month
    FROM (SELECT p.figure, p.record FROM part p WHERE p.record IS NOT NULL GROUP BY p.figure, p.record HAVING count(*) > 1) s
    JOIN part p USING (figure, record)
),
again_in_cell AS (
    SELECT s.figure, s.agencies, s.province, s.month, sum(s.rows - 1)::bigint AS rows
    FROM (SELECT s.figure, s.agencies, s.province, s.month, count(*) AS rows
          FROM several s
          GROUP BY s.figure, s.record, s.agencies, s.province, s.month) s
    GROUP BY s.figure, s.agencies, s.province, s.month
),
again_in_part AS (
    SELECT s.figure, s.key, sum(s.rows - 1)::bigint AS rows
    FROM (SELECT s.figure, s.key, count(*) AS rows
          FROM several s
          GROUP BY s.figure, s.key, s.record, s.agencies, s.province, s.month) s
    GROUP BY s.figure, s.key
)
