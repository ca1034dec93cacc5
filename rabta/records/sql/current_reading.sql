-- The reading that counts of each report: its highest number, unless the report was withdrawn.
-- Runs with the rights of whoever asks, so it shows the readings of visible reports only.
CREATE VIEW current_reading WITH (security_invoker = true) AS
SELECT r.*
FROM reading r
WHERE NOT EXISTS (SELECT FROM withdrawal w WHERE w.report_id = r.report_id)
  AND NOT EXISTS (SELECT FROM reading later WHERE later.report_id = r.report_id AND later.number > r.number);
GRANT SELECT ON current_reading TO rabta_app, rabta_resolver, rabta_gate;
