-- Totals of count-only records. The resolver puts them together and adds them; gate tells them; nobody else asks.
ALTER TABLE count_only_total ENABLE ROW LEVEL SECURITY;
ALTER TABLE count_only_total FORCE ROW LEVEL SECURITY;
ALTER TABLE count_only_held ENABLE ROW LEVEL SECURITY;
ALTER TABLE count_only_held FORCE ROW LEVEL SECURITY;
REVOKE ALL ON count_only_total, count_only_held FROM PUBLIC;
GRANT SELECT, INSERT ON count_only_total, count_only_held TO rabta_resolver;
GRANT SELECT ON count_only_total, count_only_held TO rabta_gate;
CREATE POLICY resolver_puts_together ON count_only_total TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY resolver_puts_together ON count_only_held TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY gate_sees ON count_only_total FOR SELECT TO rabta_gate USING (true);
CREATE POLICY gate_sees ON count_only_held FOR SELECT TO rabta_gate USING (true);
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON count_only_total
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON count_only_held
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
