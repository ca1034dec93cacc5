-- Notes what is written in {table}, so that no answer made of it is remembered any longer. Run by the migration operation
-- NoteChanges.
CREATE TRIGGER noted AFTER {deeds} ON {table}
    FOR EACH ROW {when}EXECUTE FUNCTION note_written();
