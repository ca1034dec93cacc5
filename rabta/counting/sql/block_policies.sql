-- The blocks of incidents are the resolver's own; gate may delete those of a report that is purged. Nothing is placed in the new
-- blocks yet: what was placed counts as unplaced until the next placing, and the events made of it stand until then.
TRUNCATE placed_incident;
ALTER TABLE block_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE block_key FORCE ROW LEVEL SECURITY;
REVOKE ALL ON block_key FROM PUBLIC;
GRANT SELECT, INSERT, DELETE ON block_key TO rabta_resolver;
CREATE POLICY resolver_keeps ON block_key TO rabta_resolver USING (true) WITH CHECK (true);
GRANT SELECT, DELETE ON block_key TO rabta_gate;
CREATE POLICY gate_purges ON block_key TO rabta_gate USING (true) WITH CHECK (false);
