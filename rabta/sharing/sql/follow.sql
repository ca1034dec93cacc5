-- Lets the marking of {table} follow that of the report it lies below: gate may put another marking in, and nothing else.
-- Run by the migration operation FollowsReport, once per table; carry_marking() is the only function that does it.
GRANT UPDATE (marking_id) ON {table} TO rabta_gate;
CREATE POLICY gate_marks ON {table} FOR UPDATE TO rabta_gate USING (true) WITH CHECK (true);
