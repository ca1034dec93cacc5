-- Every reading with the moment from which it counts, as the CTE `came` that opens questions about the count of another moment:
-- the first reading of a report from when the report was received, or (`as_recorded`) from when it was made, a later one
-- (mended, read again) always from when it was made.
WITH came AS NOT MATERIALIZED (
    SELECT d.id, d.report_id, d.number,
           CASE WHEN d.number = 1 AND NOT %(as_recorded)s::boolean THEN r.received_at ELSE d.read_at END AS at
    FROM reading d
    JOIN report r ON r.id = d.report_id
)
