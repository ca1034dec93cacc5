-- What Django's columns cannot say of the ledger's entries: the transaction that wrote them, and that the leaf is right.
-- RFC 6962 section 2.1: a leaf's hash is SHA-256 over a zero byte and the leaf.
ALTER TABLE entry ADD COLUMN written_in xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX entry_written_in ON entry (written_in);
CREATE INDEX entry_subject ON entry (subject_kind, subject_id);
CREATE INDEX entry_newest ON entry (at DESC, id);
ALTER TABLE entry ADD CONSTRAINT entry_leaf_is_of_body CHECK (leaf = sha256('\x00'::bytea || body));
-- What the columns say, the body says: the body is what is proved, the columns are what is asked.
ALTER TABLE entry ADD CONSTRAINT entry_columns_are_of_body CHECK (
    (convert_from(body, 'UTF8')::jsonb - 'v' - 'at' - 'purpose' - 'detail') = jsonb_build_object(
        'id', id, 'deed', deed, 'subject', jsonb_build_array(subject_kind, subject_id), 'marking', marking_id,
        'reader', reader_id, 'agency', agency));
