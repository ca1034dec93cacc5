-- The totals that may still be told: every record of them stands as it did, its originator still lets these agencies count
-- it, and still nobody of these agencies could open it, whatever the vetting. A recall, a pulling back, a mended reading or
-- a wider marking of one record ends the whole total: told without that record, it would tell that record.
CREATE VIEW count_only_standing WITH (security_invoker = true) AS
SELECT t.*
FROM count_only_total t
WHERE NOT EXISTS (
    SELECT FROM count_only_held h
    WHERE h.total_id = t.id AND NOT EXISTS (
        SELECT FROM incident i
        JOIN current_reading c ON c.id = i.reading_id
        JOIN count_only_now n ON n.report_id = c.report_id AND n.agencies @> t.agencies
        JOIN marking m ON m.id = i.marking_id
        WHERE i.id = h.incident_id AND m.groups = '{}' AND NOT m.agencies && t.agencies
          AND NOT m.originator = ANY (t.agencies) AND (t.partners_only OR NOT m.every_agency)));
GRANT SELECT ON count_only_standing TO rabta_gate, rabta_resolver;
