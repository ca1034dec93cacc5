-- The resolver finds hits and writes them; no reader does. Of an entry by whose number a protected person is known, hits are for
-- protection officers (role 7) alone: this policy only narrows. What was compared already is the resolver's own.
GRANT INSERT ON watch_hit TO rabta_resolver;
CREATE POLICY resolver_finds ON watch_hit FOR INSERT TO rabta_resolver WITH CHECK (true);
CREATE POLICY protected_only ON watch_hit AS RESTRICTIVE FOR SELECT TO rabta_app
    USING ((SELECT reader_has_role(7::smallint)) OR NOT entry_is_protected(entry_id));
ALTER TABLE screened_reading ENABLE ROW LEVEL SECURITY;
ALTER TABLE screened_reading FORCE ROW LEVEL SECURITY;
ALTER TABLE screened_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE screened_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE protected_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE protected_entry FORCE ROW LEVEL SECURITY;
REVOKE ALL ON screened_reading, screened_entry, protected_entry FROM PUBLIC;
GRANT SELECT, INSERT ON screened_reading, screened_entry, protected_entry TO rabta_resolver;
GRANT SELECT ON protected_entry TO rabta_gate;
CREATE POLICY resolver_keeps ON screened_reading TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY resolver_keeps ON screened_entry TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY resolver_keeps ON protected_entry TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY gate_sees ON protected_entry FOR SELECT TO rabta_gate USING (true);
-- No statistics of columns that hold words (see records/sql of the same name).
ALTER TABLE watch_hit ALTER reasons SET STATISTICS 0;
ALTER TABLE watch_hit_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
