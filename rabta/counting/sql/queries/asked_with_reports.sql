-- Behind asked_pair.sql: each pair with the two reports that hold it, the smaller id first. What two agencies tell differently
-- (`differ`) is of no two reports.
, asked_with_reports AS NOT MATERIALIZED (
    SELECT q.a, q.b, least(x.report_id, y.report_id) AS first, greatest(x.report_id, y.report_id) AS second
    FROM asked_pair q
    JOIN incident i ON i.key = q.a
    JOIN current_reading x ON x.id = i.reading_id
    JOIN incident k ON k.key = q.b
    JOIN current_reading y ON y.id = k.reading_id
    WHERE NOT q.differ
)
