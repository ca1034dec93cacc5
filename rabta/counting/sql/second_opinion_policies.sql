-- Who sees that a second opinion is asked for: whoever sees both incidents, by their own policies; where the words of one are
-- withheld (a protected person), only a protection officer, because the question may name the person, too. An officer or an
-- analyst asks in the officer's own name, of an analyst of the same agency or of anyone of the centre, about incidents that
-- count and that show, and takes back what the officer asked. Nobody changes or deletes a question. Gate purges it with its
-- incidents. An auditor reads the entries on it where the question shows.
ALTER TABLE second_opinion ENABLE ROW LEVEL SECURITY;
ALTER TABLE second_opinion FORCE ROW LEVEL SECURITY;
ALTER TABLE second_opinion_taken_back ENABLE ROW LEVEL SECURITY;
ALTER TABLE second_opinion_taken_back FORCE ROW LEVEL SECURITY;
REVOKE ALL ON second_opinion, second_opinion_taken_back FROM PUBLIC;
GRANT SELECT, INSERT ON second_opinion, second_opinion_taken_back TO rabta_app;
GRANT SELECT, DELETE ON second_opinion, second_opinion_taken_back TO rabta_gate;
CREATE POLICY reader_sees ON second_opinion FOR SELECT TO rabta_app USING (
    EXISTS (SELECT FROM incident i JOIN reading_row w ON w.id = i.row_id WHERE i.key = second_opinion.a
            AND (NOT w.protected OR (SELECT reader_has_role(7::smallint))))
    AND EXISTS (SELECT FROM incident i JOIN reading_row w ON w.id = i.row_id WHERE i.key = second_opinion.b
                AND (NOT w.protected OR (SELECT reader_has_role(7::smallint)))));
CREATE POLICY reader_asks ON second_opinion FOR INSERT TO rabta_app WITH CHECK (
    asked_by = (SELECT current_reader())
    AND ((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))
    AND (asked_of IS NULL OR asked_of IN (SELECT p.id FROM analysts_to_ask() p))
    AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = second_opinion.a)
    AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = second_opinion.b));
CREATE POLICY reader_sees ON second_opinion_taken_back FOR SELECT TO rabta_app USING (
    EXISTS (SELECT FROM second_opinion s WHERE s.id = opinion_id));
CREATE POLICY asker_takes_back ON second_opinion_taken_back FOR INSERT TO rabta_app WITH CHECK (
    EXISTS (SELECT FROM second_opinion s WHERE s.id = opinion_id AND s.asked_by = (SELECT current_reader())));
CREATE POLICY gate_purges ON second_opinion TO rabta_gate USING (true) WITH CHECK (false);
CREATE POLICY gate_purges ON second_opinion_taken_back TO rabta_gate USING (true) WITH CHECK (false);
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON second_opinion
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON second_opinion_taken_back
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
ALTER TABLE second_opinion ALTER words SET STATISTICS 0;
CREATE POLICY auditor_sees_asking ON entry FOR SELECT TO rabta_app USING (
    subject_kind = 'judgement' AND (SELECT reader_has_role(4::smallint))
    AND EXISTS (SELECT FROM second_opinion s WHERE s.id::text = entry.subject_id));
