-- Changes: gate alone reads and writes them, through note_change(), note_written() and unchanged_since(). Numbers of
-- transactions would tell a reader how much happens out of sight, so no reader ever sees one.
ALTER TABLE change ENABLE ROW LEVEL SECURITY;
ALTER TABLE change FORCE ROW LEVEL SECURITY;
REVOKE ALL ON change FROM PUBLIC;
GRANT SELECT, INSERT ON change TO rabta_gate;
CREATE POLICY gate_keeps ON change TO rabta_gate USING (true) WITH CHECK (true);
