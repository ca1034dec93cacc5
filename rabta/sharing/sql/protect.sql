-- Protects and watches one marked table: {table}. Run by the migration operation ProtectAndWatch, once per table.
-- A row shows when its marking does. A written row needs a visible marking and, below a parent, a visible parent of the
-- same marking, so that a hidden parent and a missing one give the same answer. What a reading holds is written in the
-- transaction that wrote the reading and never added to. The two roles without a person read all.
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
REVOKE ALL ON {table} FROM PUBLIC;
GRANT SELECT, INSERT ON {table} TO rabta_app;
GRANT SELECT ON {table} TO rabta_resolver, rabta_gate;
CREATE POLICY reader_sees ON {table} FOR SELECT TO rabta_app USING (marking_id IN (SELECT visible_markings()){shows});
CREATE POLICY reader_writes ON {table} FOR INSERT TO rabta_app WITH CHECK ({write_check});
CREATE POLICY resolver_sees ON {table} FOR SELECT TO rabta_resolver USING (true);
CREATE POLICY gate_sees ON {table} FOR SELECT TO rabta_gate USING (true);
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
