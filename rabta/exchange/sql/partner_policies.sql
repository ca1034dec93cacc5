-- What gate needs to empty the copies of a purged record, and the trigger that asks for it.
GRANT UPDATE (content) ON partner_file TO rabta_gate;
GRANT UPDATE (content_sha256) ON answer_draft TO rabta_gate;
CREATE POLICY gate_empties ON partner_file FOR UPDATE TO rabta_gate USING (true) WITH CHECK (content = '');
CREATE POLICY gate_empties ON answer_draft FOR UPDATE TO rabta_gate USING (true) WITH CHECK (content_sha256 = '');
CREATE TRIGGER gone AFTER DELETE ON answer_item FOR EACH ROW EXECUTE FUNCTION gone_with_its_record();
