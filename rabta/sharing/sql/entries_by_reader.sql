-- What one reader did, newest first: the auditor's question, and every reader's own.
CREATE INDEX entry_by_reader ON entry (reader_id, at DESC, id);
