-- The resolver keeps sums of past days; gate tells them by sums_of_days() and forgets them; nobody else reaches the table.
ALTER TABLE airport_day_sum ENABLE ROW LEVEL SECURITY;
ALTER TABLE airport_day_sum FORCE ROW LEVEL SECURITY;
REVOKE ALL ON airport_day_sum FROM PUBLIC;
GRANT SELECT, INSERT, DELETE ON airport_day_sum TO rabta_resolver;
GRANT SELECT, DELETE ON airport_day_sum TO rabta_gate;
CREATE POLICY resolver_keeps ON airport_day_sum TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY gate_tells ON airport_day_sum TO rabta_gate USING (true) WITH CHECK (false);
