-- Who sees proposals: the administrators who keep the person, and the one who may be the second pair of eyes; never the
-- person it is about. Nobody writes proposals or people but through the functions of gate, which is why gate may write here.
ALTER TABLE proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal FORCE ROW LEVEL SECURITY;
REVOKE ALL ON proposal FROM PUBLIC;
GRANT SELECT ON proposal TO rabta_app;
GRANT SELECT, INSERT, UPDATE (outcome, decided_by, decided_at) ON proposal TO rabta_gate;
GRANT INSERT, UPDATE (vetting, roles, groups, purposes, active, removed_at) ON reader TO rabta_gate;
CREATE POLICY gate_adds ON reader FOR INSERT TO rabta_gate WITH CHECK (true);
CREATE POLICY gate_changes ON reader FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY administrator_sees ON proposal FOR SELECT TO rabta_app USING (
    reader_id <> (SELECT current_reader())
    AND (agency IN (SELECT administered_agencies()) OR may_second(agency, proposed_by, reader_id)));
CREATE POLICY gate_keeps ON proposal TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY owner_keeps ON proposal TO rabta_owner USING (true) WITH CHECK (true);
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON proposal
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
