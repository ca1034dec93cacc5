-- Persons' requests. Officers, analysts and auditors register one in their own name; an auditor assigns it to an agency; an
-- auditor, or an officer of the agency it is assigned to, decides it, once. Nobody changes or deletes anything.
ALTER TABLE redress ENABLE ROW LEVEL SECURITY;
ALTER TABLE redress FORCE ROW LEVEL SECURITY;
ALTER TABLE redress_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE redress_step FORCE ROW LEVEL SECURITY;
REVOKE ALL ON redress, redress_step FROM PUBLIC;
GRANT SELECT, INSERT ON redress, redress_step TO rabta_app;
GRANT SELECT ON redress, redress_step TO rabta_gate;
CREATE POLICY gate_sees ON redress FOR SELECT TO rabta_gate USING (true);
CREATE POLICY gate_sees ON redress_step FOR SELECT TO rabta_gate USING (true);
CREATE POLICY reader_sees ON redress FOR SELECT TO rabta_app USING (redress_of_mine(id, registered_by));
CREATE POLICY reader_registers ON redress FOR INSERT TO rabta_app WITH CHECK (
    registered_by = (SELECT current_reader())
    AND ((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)) OR (SELECT reader_has_role(4::smallint))));
CREATE POLICY reader_sees ON redress_step FOR SELECT TO rabta_app USING (
    EXISTS (SELECT FROM redress r WHERE r.id = redress_id));
CREATE POLICY named_person_decides ON redress_step FOR INSERT TO rabta_app WITH CHECK (
    done_by = (SELECT current_reader())
    AND done_by_name = (SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader())) AND NOT redress_decided(redress_id)
    AND EXISTS (SELECT FROM redress r WHERE r.id = redress_id)
    AND ((SELECT reader_has_role(4::smallint)) OR (step = 'decide' AND (SELECT reader_has_role(1::smallint))
         AND redress_of_mine(redress_id, NULL))));
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON redress
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON redress_step
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
