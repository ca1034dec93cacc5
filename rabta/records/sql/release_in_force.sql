-- The releases that stand: neither recalled nor over since the report was marked anew.
-- Runs with the rights of whoever asks: an originator's readers see their own, an auditor those of reports it sees.
CREATE VIEW release_in_force WITH (security_invoker = true) AS
SELECT r.*
FROM release r
WHERE NOT EXISTS (SELECT FROM recall b WHERE b.release_id = r.id)
  AND NOT EXISTS (
    SELECT FROM marking_given g WHERE g.report_id = r.report_id AND g.number > r.after_number AND g.ends_releases);
GRANT SELECT ON release_in_force TO rabta_app, rabta_gate;
