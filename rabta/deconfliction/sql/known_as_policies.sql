-- What a holder knows a target by besides, as keyed hashes. No reader reads a row: not even a colleague of the holder, who may
-- not see the records it comes from. Gate writes it when a target is held; the house itself writes it anew when it looks again.
ALTER TABLE target_known_as ENABLE ROW LEVEL SECURITY;
ALTER TABLE target_known_as FORCE ROW LEVEL SECURITY;
REVOKE ALL ON target_known_as FROM PUBLIC;
GRANT SELECT, INSERT ON target_known_as TO rabta_gate;
GRANT SELECT, INSERT, DELETE ON target_known_as TO rabta_resolver;
CREATE POLICY gate_keeps ON target_known_as TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY resolver_keeps ON target_known_as TO rabta_resolver USING (true) WITH CHECK (true);
CREATE INDEX target_known_as_hashes ON target_known_as USING gin (hashes) WITH (fastupdate = off);
