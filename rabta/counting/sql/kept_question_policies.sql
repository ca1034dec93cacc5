-- Questions as they are kept: one shows to whoever sees both its ends, and of the markings on which it depends exactly those
-- under which it is so. The resolver keeps them; gate takes away those of a report that is purged or marked otherwise.
-- Nothing is kept yet: the next placing, which is at every start, keeps all of them (keeping_questions.py).
ALTER TABLE kept_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept_question FORCE ROW LEVEL SECURITY;
REVOKE ALL ON kept_question FROM PUBLIC;
GRANT SELECT ON kept_question TO rabta_app;
GRANT SELECT, INSERT, DELETE ON kept_question TO rabta_resolver;
GRANT SELECT, DELETE ON kept_question TO rabta_gate;
CREATE POLICY reader_sees ON kept_question FOR SELECT TO rabta_app USING (
    marking_a_id IN (SELECT visible_markings()) AND marking_b_id IN (SELECT visible_markings())
    AND view_id IN (SELECT visible_views()));
CREATE POLICY resolver_keeps ON kept_question TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY gate_takes_away ON kept_question TO rabta_gate USING (true) WITH CHECK (false);
