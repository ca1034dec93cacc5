-- Who reads the ledger. A reader: what that reader did, and what was done with the reports of the reader's own agency;
-- not the judgements, whose other end may be hidden. An auditor: every entry whose object the auditor may see, and those
-- that tell of no record: of people, keys and pages. Entries on judgements show where the judgement does (counting's
-- policies); what placing did counts hidden records and shows to nobody. Anyone writes entries in the reader's own name
-- and agency, in the transaction that writes them. The resolver appends, orders and closes checkpoints.
ALTER TABLE entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger_position ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_position FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger_checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_checkpoint FORCE ROW LEVEL SECURITY;
REVOKE ALL ON entry, ledger_position, ledger_checkpoint FROM PUBLIC;
GRANT SELECT, INSERT ON entry TO rabta_app, rabta_resolver;
GRANT INSERT ON entry TO rabta_owner;
GRANT SELECT ON entry TO rabta_gate;
GRANT SELECT, INSERT ON ledger_position, ledger_checkpoint TO rabta_resolver;
CREATE POLICY reader_sees ON entry FOR SELECT TO rabta_app USING (
    reader_id = (SELECT current_reader())
    OR (subject_kind = 'report' AND marking_id IN (SELECT own_markings()))
    OR ((SELECT reader_has_role(4::smallint)) AND subject_kind NOT IN ('judgement', 'counting')
        AND (marking_id IN (SELECT visible_markings())
             OR (marking_id IS NULL AND subject_kind NOT IN ('report', 'incident', 'event', 'pair')))));
CREATE POLICY reader_writes ON entry FOR INSERT TO rabta_app WITH CHECK (
    reader_id = (SELECT current_reader())
    AND agency = (SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))
    AND written_in = pg_current_xact_id()
    AND (marking_id IS NULL OR marking_id IN (SELECT visible_markings())));
CREATE POLICY owner_writes ON entry FOR INSERT TO rabta_owner WITH CHECK (reader_id IS NULL);
CREATE POLICY resolver_sees ON entry FOR SELECT TO rabta_resolver USING (true);
CREATE POLICY resolver_writes ON entry FOR INSERT TO rabta_resolver WITH CHECK (reader_id IS NULL);
CREATE POLICY gate_sees ON entry FOR SELECT TO rabta_gate USING (true);
CREATE POLICY resolver_orders ON ledger_position TO rabta_resolver USING (true) WITH CHECK (true);
CREATE POLICY resolver_closes ON ledger_checkpoint TO rabta_resolver USING (true) WITH CHECK (true);
