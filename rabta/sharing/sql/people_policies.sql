-- Readers and markings. A reader sees the reader's own row; people are kept by the owner's login (`rabta people`),
-- never by a job: the resolver has no grant here. Token keys are readable by gate alone and replaced by the owner.
ALTER TABLE reader ENABLE ROW LEVEL SECURITY;
ALTER TABLE reader FORCE ROW LEVEL SECURITY;
ALTER TABLE marking ENABLE ROW LEVEL SECURITY;
ALTER TABLE marking FORCE ROW LEVEL SECURITY;
ALTER TABLE token_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE token_key FORCE ROW LEVEL SECURITY;
REVOKE ALL ON reader, marking, token_key FROM PUBLIC;
GRANT SELECT ON reader TO rabta_app, rabta_gate;
GRANT SELECT ON marking TO rabta_app, rabta_resolver;
GRANT SELECT, INSERT ON marking TO rabta_gate;
GRANT SELECT ON token_key TO rabta_gate;
CREATE POLICY reader_sees_self ON reader FOR SELECT TO rabta_app USING (id = (SELECT current_reader()));
CREATE POLICY gate_sees ON reader FOR SELECT TO rabta_gate USING (true);
CREATE POLICY owner_keeps ON reader TO rabta_owner USING (true) WITH CHECK (true);
CREATE POLICY reader_sees ON marking FOR SELECT TO rabta_app USING (id IN (SELECT visible_markings()));
CREATE POLICY resolver_sees ON marking FOR SELECT TO rabta_resolver USING (true);
CREATE POLICY gate_keeps ON marking TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_sees ON token_key FOR SELECT TO rabta_gate USING (true);
CREATE POLICY owner_replaces ON token_key TO rabta_owner USING (true) WITH CHECK (true);
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON reader
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON token_key
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
