-- Judgements on who is who, and by what a mention is found. A judgement shows when both its ends and its own marking do, and
-- one with a protected end to protection officers alone. A person writes one in the person's own name, as an analyst,
-- between mentions that count and that person sees, or takes back one just like it; it claims no score, reasons or rule,
-- which are the rules' own. The resolver writes automatic judgements and what it placed, and no reader ever asks through it.
ALTER TABLE identity_judgement ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_judgement FORCE ROW LEVEL SECURITY;
ALTER TABLE placed_mention ENABLE ROW LEVEL SECURITY;
ALTER TABLE placed_mention FORCE ROW LEVEL SECURITY;
ALTER TABLE mention_name ENABLE ROW LEVEL SECURITY;
ALTER TABLE mention_name FORCE ROW LEVEL SECURITY;
REVOKE ALL ON identity_judgement, placed_mention, mention_name FROM PUBLIC;

GRANT SELECT, INSERT ON identity_judgement TO rabta_app, rabta_resolver;
GRANT SELECT ON identity_judgement TO rabta_gate;
CREATE POLICY reader_sees ON identity_judgement FOR SELECT TO rabta_app USING (
    marking_a_id IN (SELECT visible_markings()) AND marking_b_id IN (SELECT visible_markings())
    AND marking_id IN (SELECT visible_markings()));
CREATE POLICY protected_only ON identity_judgement AS RESTRICTIVE FOR SELECT TO rabta_app
    USING (NOT protected OR (SELECT reader_has_role(7::smallint)));
CREATE POLICY analyst_judges ON identity_judgement FOR INSERT TO rabta_app WITH CHECK (
    decided_by = (SELECT current_reader()) AND (SELECT reader_has_role(2::smallint))
    AND outcome IN ('same', 'not') AND score = 0 AND reasons = '[]' AND rule_version = ''
    AND marking_a_id IN (SELECT visible_markings()) AND marking_b_id IN (SELECT visible_markings())
    AND marking_id IN (marking_a_id, marking_b_id)
    AND CASE WHEN undoes_id IS NULL THEN
        NOT identity_judged_already(a, b)
        AND protected = (EXISTS (SELECT FROM person_mention m JOIN current_reading c ON c.id = m.reading_id
                                 WHERE m.key IN (a, b) AND m.protected))
        AND EXISTS (SELECT FROM person_mention m JOIN current_reading c ON c.id = m.reading_id
                    WHERE m.key = a AND m.marking_id = marking_a_id)
        AND EXISTS (SELECT FROM person_mention m JOIN current_reading c ON c.id = m.reading_id
                    WHERE m.key = b AND m.marking_id = marking_b_id)
    ELSE identity_may_be_undone(undoes_id, a, b, marking_a_id, marking_b_id, marking_id, protected) END);
CREATE POLICY resolver_sees ON identity_judgement FOR SELECT TO rabta_resolver USING (true);
CREATE POLICY resolver_judges ON identity_judgement FOR INSERT TO rabta_resolver WITH CHECK (decided_by IS NULL);
CREATE POLICY gate_sees ON identity_judgement FOR SELECT TO rabta_gate USING (true);
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON identity_judgement
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
CREATE TRIGGER as_marked BEFORE INSERT ON identity_judgement FOR EACH ROW WHEN (NEW.decided_by IS NOT NULL)
    EXECUTE FUNCTION identity_as_marked_now();
GRANT UPDATE (marking_a_id, marking_b_id, marking_id), DELETE ON identity_judgement TO rabta_gate;
CREATE POLICY gate_marks ON identity_judgement FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_purges ON identity_judgement TO rabta_gate USING (true) WITH CHECK (false);

GRANT SELECT, INSERT, DELETE ON placed_mention, mention_name TO rabta_resolver;
GRANT SELECT ON placed_mention, mention_name TO rabta_gate;
GRANT SELECT ON mention_name TO rabta_app;
CREATE POLICY resolver_keeps ON placed_mention TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY resolver_keeps ON mention_name TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY gate_sees ON placed_mention FOR SELECT TO rabta_gate USING (true);
CREATE POLICY gate_sees ON mention_name FOR SELECT TO rabta_gate USING (true);
CREATE POLICY reader_sees ON mention_name FOR SELECT TO rabta_app USING (marking_id IN (SELECT visible_markings()));
CREATE POLICY protected_only ON mention_name AS RESTRICTIVE FOR SELECT TO rabta_app
    USING (NOT protected OR (SELECT reader_has_role(7::smallint)));
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON placed_mention
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON mention_name
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();

CREATE INDEX placed_mention_blocks ON placed_mention USING gin (blocks) WITH (fastupdate = off);
CREATE INDEX identity_asked ON identity_judgement (score DESC, a, b) WHERE outcome = 'ask' AND decided_by IS NULL;
ALTER TABLE identity_judgement ALTER note SET STATISTICS 0, ALTER reasons SET STATISTICS 0;
ALTER TABLE mention_name ALTER name_key SET STATISTICS 0;
CREATE POLICY auditor_sees_identities ON entry FOR SELECT TO rabta_app USING (
    subject_kind = 'judgement' AND (SELECT reader_has_role(4::smallint))
    AND EXISTS (SELECT FROM identity_judgement j WHERE j.id::text = entry.subject_id));
