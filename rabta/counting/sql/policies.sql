-- Judgements and projections. A judgement shows when both its ends and its own marking do; a person writes one in the
-- person's own name, as an analyst, between incidents that count and that person sees, or takes back one just like it; it
-- claims no score, reasons or rule, which are the rules' own. Projections show in the views that are the
-- reader's own. The resolver writes automatic judgements and every projection, and no reader ever asks through it.
ALTER TABLE judgement ENABLE ROW LEVEL SECURITY;
ALTER TABLE judgement FORCE ROW LEVEL SECURITY;
REVOKE ALL ON judgement, block_key, marking_view, event, event_member, counted_line, wide_member, placed_incident FROM PUBLIC;
GRANT SELECT, INSERT ON judgement TO rabta_app, rabta_resolver;
GRANT SELECT ON judgement TO rabta_gate;
CREATE POLICY reader_sees ON judgement FOR SELECT TO rabta_app USING (
    marking_a_id IN (SELECT visible_markings()) AND marking_b_id IN (SELECT visible_markings())
    AND marking_id IN (SELECT visible_markings()));
CREATE POLICY analyst_judges ON judgement FOR INSERT TO rabta_app WITH CHECK (
    decided_by = (SELECT current_reader()) AND (SELECT reader_has_role(2::smallint))
    AND ((outcome = 'same' AND relation = 'same') OR (outcome = 'not' AND relation = 'distinct'))
    AND score = 0 AND reasons = '[]' AND rule_version = ''
    AND marking_a_id IN (SELECT visible_markings()) AND marking_b_id IN (SELECT visible_markings())
    AND marking_id IN (SELECT visible_markings())
    AND CASE WHEN undoes_id IS NULL THEN
        EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id
                WHERE i.key = a AND i.marking_id = marking_a_id)
        AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id
                    WHERE i.key = b AND i.marking_id = marking_b_id)
    ELSE judgement_may_be_undone(undoes_id, a, b, marking_a_id, marking_b_id, marking_id) END);
CREATE POLICY resolver_sees ON judgement FOR SELECT TO rabta_resolver USING (true);
CREATE POLICY resolver_judges ON judgement FOR INSERT TO rabta_resolver WITH CHECK (decided_by IS NULL);
CREATE POLICY gate_sees ON judgement FOR SELECT TO rabta_gate USING (true);
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON judgement
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
CREATE POLICY auditor_sees_judging ON entry FOR SELECT TO rabta_app USING (
    subject_kind = 'judgement' AND (SELECT reader_has_role(4::smallint))
    AND EXISTS (SELECT FROM judgement j WHERE j.id::text = entry.subject_id));

ALTER TABLE block_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE block_key FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON block_key TO rabta_resolver;
CREATE POLICY resolver_keeps ON block_key TO rabta_resolver USING (true) WITH CHECK (true);

ALTER TABLE marking_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE marking_view FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON marking_view TO rabta_resolver;
GRANT SELECT ON marking_view TO rabta_gate;
CREATE POLICY resolver_keeps ON marking_view TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY gate_sees ON marking_view FOR SELECT TO rabta_gate USING (true);

ALTER TABLE wide_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE wide_member FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON wide_member TO rabta_resolver;
GRANT SELECT ON wide_member TO rabta_app;
CREATE POLICY reader_sees ON wide_member FOR SELECT TO rabta_app USING (marking_id IN (SELECT visible_markings()));
CREATE POLICY resolver_keeps ON wide_member TO rabta_resolver USING (true) WITH CHECK (true);

ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
ALTER TABLE event_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE event_member FORCE ROW LEVEL SECURITY;
ALTER TABLE counted_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE counted_line FORCE ROW LEVEL SECURITY;
GRANT SELECT ON event, event_member, counted_line TO rabta_app;
GRANT SELECT, INSERT, DELETE ON event, event_member, counted_line TO rabta_resolver;
CREATE POLICY reader_sees ON event FOR SELECT TO rabta_app USING (view_id IN (SELECT visible_views()));
CREATE POLICY reader_sees ON event_member FOR SELECT TO rabta_app USING (view_id IN (SELECT visible_views()));
CREATE POLICY reader_sees ON counted_line FOR SELECT TO rabta_app USING (view_id IN (SELECT visible_views()));
CREATE POLICY resolver_keeps ON event TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY resolver_keeps ON event_member TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY resolver_keeps ON counted_line TO rabta_resolver USING (true) WITH CHECK (true);

ALTER TABLE placed_incident ENABLE ROW LEVEL SECURITY;
ALTER TABLE placed_incident FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON placed_incident TO rabta_resolver;
CREATE POLICY resolver_keeps ON placed_incident TO rabta_resolver USING (true) WITH CHECK (true);
