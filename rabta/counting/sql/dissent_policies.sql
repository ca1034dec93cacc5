-- Who sees a disagreement: whoever sees the claim it is about, by the claim's own policy; where the claim's words are
-- withheld (a protected person), only a protection officer, because the disagreement may name the person, too. An officer or
-- an analyst files one in the officer's own name about a claim that shows, and takes back the officer's own. Nobody changes
-- or deletes one: not the author of the claim, not the resolver. Gate purges it with the claim.
ALTER TABLE dissent ENABLE ROW LEVEL SECURITY;
ALTER TABLE dissent FORCE ROW LEVEL SECURITY;
ALTER TABLE dissent_taken_back ENABLE ROW LEVEL SECURITY;
ALTER TABLE dissent_taken_back FORCE ROW LEVEL SECURITY;
REVOKE ALL ON dissent, dissent_taken_back FROM PUBLIC;
GRANT SELECT, INSERT ON dissent, dissent_taken_back TO rabta_app;
GRANT SELECT, DELETE ON dissent, dissent_taken_back TO rabta_gate;
CREATE POLICY reader_sees ON dissent FOR SELECT TO rabta_app USING (
    EXISTS (SELECT FROM judgement j WHERE j.id = dissent.judgement_id)
    OR EXISTS (SELECT FROM incident i JOIN reading_row w ON w.id = i.row_id WHERE i.key = dissent.incident_key
               AND (NOT w.protected OR (SELECT reader_has_role(7::smallint)))));
CREATE POLICY reader_files ON dissent FOR INSERT TO rabta_app WITH CHECK (
    filed_by = (SELECT current_reader())
    AND ((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))
    AND (EXISTS (SELECT FROM judgement j WHERE j.id = dissent.judgement_id)
         OR EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = dissent.incident_key)));
CREATE POLICY reader_sees ON dissent_taken_back FOR SELECT TO rabta_app USING (
    EXISTS (SELECT FROM dissent d WHERE d.id = dissent_id));
CREATE POLICY author_takes_back ON dissent_taken_back FOR INSERT TO rabta_app WITH CHECK (
    EXISTS (SELECT FROM dissent d WHERE d.id = dissent_id AND d.filed_by = (SELECT current_reader())));
CREATE POLICY gate_purges ON dissent TO rabta_gate USING (true) WITH CHECK (false);
CREATE POLICY gate_purges ON dissent_taken_back TO rabta_gate USING (true) WITH CHECK (false);
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON dissent
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON dissent_taken_back
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
ALTER TABLE dissent ALTER words SET STATISTICS 0;
