-- What gate may do so that carry_marking() can: put another marking on judgements and wide members, and take away the
-- events of a report somebody may lose sight of. A person's judgement is checked against the markings of this moment.
GRANT UPDATE (marking_a_id, marking_b_id, marking_id) ON judgement TO rabta_gate;
CREATE POLICY gate_marks ON judgement FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (marking_id) ON wide_member TO rabta_gate;
CREATE POLICY gate_marks ON wide_member TO rabta_gate USING (true) WITH CHECK (true);
GRANT SELECT, DELETE ON event, event_member, counted_line TO rabta_gate;
CREATE POLICY gate_takes_away ON event TO rabta_gate USING (true);
CREATE POLICY gate_takes_away ON event_member TO rabta_gate USING (true);
CREATE POLICY gate_takes_away ON counted_line TO rabta_gate USING (true);
CREATE TRIGGER as_marked BEFORE INSERT ON judgement FOR EACH ROW WHEN (NEW.decided_by IS NOT NULL)
    EXECUTE FUNCTION judged_as_marked_now();
