-- Who sees planned operations, targets and alarms. Marked rows show where their marking does (ProtectAndWatch); silent ones
-- to their own agency alone, whatever their marking says; notices to the agency they are for. The watch desk sees all.
-- Nobody but gate writes operations, targets, conflicts and where operations reach; of the last no reader reads a row.
CREATE POLICY watch_sees ON planned_operation FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_sees ON held_target FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_sees ON target_let_go FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_sees ON conflict_notice FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_sees ON notice_seen FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_writes ON conflict_notice FOR INSERT TO rabta_app WITH CHECK (
    (SELECT on_watch()) AND kind <> 'conflict');
REVOKE INSERT ON planned_operation, held_target FROM rabta_app;

ALTER TABLE operation_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE operation_part FORCE ROW LEVEL SECURITY;
ALTER TABLE operation_edge ENABLE ROW LEVEL SECURITY;
ALTER TABLE operation_edge FORCE ROW LEVEL SECURITY;
ALTER TABLE operation_conflict ENABLE ROW LEVEL SECURITY;
ALTER TABLE operation_conflict FORCE ROW LEVEL SECURITY;
ALTER TABLE conflict_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE conflict_step FORCE ROW LEVEL SECURITY;
ALTER TABLE probing_alarm ENABLE ROW LEVEL SECURITY;
ALTER TABLE probing_alarm FORCE ROW LEVEL SECURITY;
REVOKE ALL ON operation_part, operation_edge, operation_conflict, conflict_step, probing_alarm FROM PUBLIC;
GRANT SELECT, INSERT ON operation_part, operation_edge, operation_conflict TO rabta_gate;
GRANT INSERT ON planned_operation, held_target, conflict_notice TO rabta_gate;
GRANT SELECT ON conflict_step TO rabta_gate;
GRANT SELECT ON operation_conflict TO rabta_app;
GRANT SELECT, INSERT ON conflict_step, probing_alarm TO rabta_app;
CREATE POLICY gate_keeps ON operation_part TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_keeps ON operation_edge TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_keeps ON operation_conflict TO rabta_gate USING (true) WITH CHECK (true);
CREATE POLICY gate_sees ON conflict_step FOR SELECT TO rabta_gate USING (true);
CREATE POLICY gate_files ON planned_operation FOR INSERT TO rabta_gate WITH CHECK (true);
CREATE POLICY gate_files ON held_target FOR INSERT TO rabta_gate WITH CHECK (true);
CREATE POLICY gate_tells ON conflict_notice FOR INSERT TO rabta_gate WITH CHECK (true);
CREATE POLICY watch_sees ON operation_conflict FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_sees ON conflict_step FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_writes ON conflict_step FOR INSERT TO rabta_app WITH CHECK (
    (SELECT on_watch()) AND taken_by = (SELECT current_reader())
    AND taken_name = (SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader())));
CREATE POLICY watch_sees ON probing_alarm FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY who_probed ON probing_alarm FOR INSERT TO rabta_app WITH CHECK (
    filed_by = (SELECT current_reader())
    AND (agency, filed_name) = (SELECT r.agency, r.name FROM reader r WHERE r.id = (SELECT current_reader())));
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON operation_conflict
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON conflict_step
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON probing_alarm
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();

-- The newest version of each operation that this reader sees.
CREATE VIEW current_operation WITH (security_invoker = true) AS
    SELECT p.* FROM planned_operation p
    WHERE NOT EXISTS (SELECT FROM planned_operation n WHERE n.operation_id = p.operation_id AND n.number > p.number);
GRANT SELECT ON current_operation TO rabta_app;

-- No statistics of columns that hold words or numbers of persons (see records/sql of the same name).
ALTER TABLE planned_operation ALTER contact SET STATISTICS 0, ALTER phone SET STATISTICS 0, ALTER supervisor SET STATISTICS 0,
    ALTER supervisor_phone SET STATISTICS 0, ALTER reference SET STATISTICS 0, ALTER reason SET STATISTICS 0,
    ALTER filed_name SET STATISTICS 0;
ALTER TABLE held_target ALTER written SET STATISTICS 0, ALTER contact SET STATISTICS 0, ALTER phone SET STATISTICS 0,
    ALTER held_name SET STATISTICS 0;
ALTER TABLE conflict_notice ALTER contact SET STATISTICS 0, ALTER phone SET STATISTICS 0;
ALTER TABLE conflict_step ALTER note SET STATISTICS 0, ALTER taken_name SET STATISTICS 0;
