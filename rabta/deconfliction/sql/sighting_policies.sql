-- What somebody did beside a silent operation or target: for the watch desk alone, whose it is never hears. Written by gate.
ALTER TABLE silent_sighting ENABLE ROW LEVEL SECURITY;
ALTER TABLE silent_sighting FORCE ROW LEVEL SECURITY;
REVOKE ALL ON silent_sighting FROM PUBLIC;
GRANT SELECT, INSERT ON silent_sighting TO rabta_gate;
GRANT SELECT ON silent_sighting TO rabta_app;
CREATE POLICY gate_keeps ON silent_sighting TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY watch_sees ON silent_sighting FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON silent_sighting
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
ALTER TABLE silent_sighting ALTER subject SET STATISTICS 0, ALTER by_name SET STATISTICS 0;
