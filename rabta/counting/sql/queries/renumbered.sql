-- The pairs of asked_pair.sql that are rows of tables of one originator, equal in all but the numbers of register and case, as the CTE
-- `renumbered`: each end with its report, its place there and a hash of what both say. For rules/sent_anew.py.
, renumbered AS MATERIALIZED (
    SELECT q.a, q.b, x.report_id AS a_report, y.report_id AS b_report, v.row_no AS a_row, w.row_no AS b_row,
           md5(concat(i.reported_on, i.stated
               - ARRAY['record_number', 'case_number', 'incident_no', 'confidence', 'date', 'spans'])) AS said
    FROM (
        SELECT * FROM asked_pair p
        WHERE p.gave_way IS NULL AND NOT p.differ
          AND p.two_numbers
    ) q
    JOIN incident i ON i.key = q.a
    JOIN current_reading x ON x.id = i.reading_id
    JOIN report r ON r.id = x.report_id AND r.kind = 'table'
    JOIN reading_row v ON v.id = i.row_id
    JOIN incident k ON k.key = q.b
    JOIN current_reading y ON y.id = k.reading_id
    JOIN report s ON s.id = y.report_id AND s.kind = 'table' AND s.originator = r.originator
    JOIN reading_row w ON w.id = k.row_id
    WHERE i.reported_on IS NOT DISTINCT FROM k.reported_on
      AND i.stated - ARRAY['record_number', 'case_number', 'incident_no', 'confidence', 'date', 'spans']
          = k.stated - ARRAY['record_number', 'case_number', 'incident_no', 'confidence', 'date', 'spans']
)
