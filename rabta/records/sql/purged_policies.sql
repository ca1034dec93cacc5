-- Purged reports and backups. What is left of a purged report shows to its originator's readers and to auditors under the
-- marking it had; purge_report() alone writes it. That a backup was made, and until when it lives, every reader may know:
-- it tells of no record. The owner's login, which makes backups, keeps that list.
ALTER TABLE purged ENABLE ROW LEVEL SECURITY;
ALTER TABLE purged FORCE ROW LEVEL SECURITY;
REVOKE ALL ON purged, backup FROM PUBLIC;
GRANT SELECT ON purged TO rabta_app, rabta_resolver;
GRANT SELECT, INSERT ON purged TO rabta_gate;
CREATE POLICY reader_sees ON purged FOR SELECT TO rabta_app USING (
    marking_id IN (SELECT visible_markings())
    AND (marking_id IN (SELECT own_markings()) OR (SELECT reader_has_role(4::smallint))));
CREATE POLICY resolver_sees ON purged FOR SELECT TO rabta_resolver USING (true);
CREATE POLICY gate_keeps ON purged TO rabta_gate USING (true) WITH CHECK (true);
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON purged
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
ALTER TABLE backup ENABLE ROW LEVEL SECURITY;
ALTER TABLE backup FORCE ROW LEVEL SECURITY;
GRANT SELECT ON backup TO rabta_app;
CREATE POLICY reader_sees ON backup FOR SELECT TO rabta_app USING ((SELECT current_reader()) IS NOT NULL);
CREATE POLICY owner_keeps ON backup TO rabta_owner USING (true) WITH CHECK (true);
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON backup
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
