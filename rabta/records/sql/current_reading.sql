-- The reading that counts of each report: its highest number, unless the report was withdrawn.
-- Runs with the rights of whoever asks, so it shows the readings of visible reports only. A later reading is never the first, and
-- few reports were read anew: so that is asked for by itself, and found in an index of those alone (readings_anew.sql).
CREATE OR REPLACE VIEW current_reading WITH (security_invoker = true) AS
SELECT r.*
FROM reading r
WHERE NOT EXISTS (SELECT FROM withdrawal w WHERE w.report_id = r.report_id)
  AND NOT EXISTS (SELECT FROM reading later WHERE later.report_id = r.report_id AND later.number > r.number AND later.number > 1);
GRANT SELECT ON current_reading TO rabta_app, rabta_resolver, rabta_gate;
