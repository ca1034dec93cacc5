-- When a record is purged, the copies of it that went out and are kept here go with it: the content of every answer that held
-- it, and the hash a guess could be tried against. What stays is that a file was sent, when, by whom, and its own hash.
-- For the trigger of what drafts hold. Gate may empty these two columns and change nothing else in them.
CREATE OR REPLACE FUNCTION gone_with_its_record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
BEGIN
    UPDATE partner_file SET content = '' WHERE draft = OLD.draft_id;
    UPDATE answer_draft SET content_sha256 = '' WHERE id = OLD.draft_id;
    RETURN NULL;
END
$$;
