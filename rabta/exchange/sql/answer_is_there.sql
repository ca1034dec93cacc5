-- Whether there is a draft of this id that the reader sees: records are chosen before it is written and never after. For the
-- policy of what it holds, which may not ask drafts itself. Runs with the rights of who asks.
CREATE OR REPLACE FUNCTION answer_is_there(draft uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = rabta, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM answer_draft d WHERE d.id = draft);
END
$$;
