-- Whether the reader sees every record that a draft holds; a draft of which one hides is not there. For the policy of drafts.
-- Runs with the rights of who asks: row security of the records answers.
CREATE OR REPLACE FUNCTION answer_is_whole(draft uuid, items smallint) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = rabta, pg_temp
AS $$
BEGIN
    RETURN (SELECT count(*) FROM answer_item i WHERE i.draft_id = draft) = items;
END
$$;
