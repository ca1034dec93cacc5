-- Tasks of readers, and the entries that stand under them. A reader sees and begins tasks of the reader's own, for the
-- purpose in the token. A reason may quote a record: of other readers' only an auditor of full vetting reads it, of the
-- same agency or of the centre (role 4 is an auditor, vetting 3 secret, agency 1 the centre). The originator of a report
-- learns who read it and for which purpose from the entry, never the other agency's words. The resolver compares a reason
-- with the hash its entry holds. A machine's standing task is given by the owner's login.
ALTER TABLE reading_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE reading_task FORCE ROW LEVEL SECURITY;
REVOKE ALL ON reading_task FROM PUBLIC;
GRANT SELECT, INSERT ON reading_task TO rabta_app;
GRANT SELECT ON reading_task TO rabta_resolver;
GRANT INSERT ON reading_task TO rabta_owner;
CREATE POLICY reader_sees ON reading_task FOR SELECT TO rabta_app USING (
    reader_id = (SELECT current_reader())
    OR EXISTS (SELECT FROM reader r WHERE r.id = (SELECT current_reader()) AND 4 = ANY (r.roles) AND r.vetting = 3
               AND (r.agency = 1 OR r.agency = reading_task.agency)));
CREATE POLICY reader_begins ON reading_task FOR INSERT TO rabta_app WITH CHECK (
    reader_id = (SELECT current_reader()) AND NOT standing
    AND agency = (SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))
    AND purpose = (SELECT t.purpose FROM reader_token() t));
CREATE POLICY owner_gives ON reading_task FOR INSERT TO rabta_owner WITH CHECK (standing);
CREATE POLICY resolver_sees ON reading_task FOR SELECT TO rabta_resolver USING (true);
CREATE TRIGGER watched BEFORE INSERT OR UPDATE OR DELETE ON reading_task
    FOR EACH STATEMENT EXECUTE FUNCTION must_be_in_ledger();

-- An entry names a task of its own reader, and its body says the same.
ALTER TABLE entry DROP CONSTRAINT entry_columns_are_of_body;
ALTER TABLE entry ADD CONSTRAINT entry_columns_are_of_body CHECK (
    (convert_from(body, 'UTF8')::jsonb - 'v' - 'at' - 'purpose' - 'detail' - 'task') = jsonb_build_object(
        'id', id, 'deed', deed, 'subject', jsonb_build_array(subject_kind, subject_id), 'marking', marking_id,
        'reader', reader_id, 'agency', agency)
    AND (convert_from(body, 'UTF8')::jsonb ->> 'task')::uuid IS NOT DISTINCT FROM task_id);
DROP POLICY reader_writes ON entry;
CREATE POLICY reader_writes ON entry FOR INSERT TO rabta_app WITH CHECK (
    reader_id = (SELECT current_reader())
    AND agency = (SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))
    AND written_in = pg_current_xact_id()
    AND (marking_id IS NULL OR marking_id IN (SELECT visible_markings()))
    AND (task_id IS NULL OR EXISTS (SELECT FROM reading_task k WHERE k.id = task_id AND k.reader_id = entry.reader_id)));

-- What an auditor reads is named, not what an auditor does not: an entry of a new kind shows to nobody but its own reader
-- until it is listed here. Entries on records show where their marking does; those of these kinds tell of no record.
DROP POLICY reader_sees ON entry;
CREATE POLICY reader_sees ON entry FOR SELECT TO rabta_app USING (
    reader_id = (SELECT current_reader())
    OR (subject_kind = 'report' AND marking_id IN (SELECT own_markings()))
    OR ((SELECT reader_has_role(4::smallint)) AND subject_kind NOT IN ('judgement', 'counting')
        AND (marking_id IN (SELECT visible_markings())
             OR (marking_id IS NULL AND subject_kind IN
                 ('page', 'figure', 'briefing', 'layer', 'reader', 'token_key', 'task', 'asked', 'door')))));
