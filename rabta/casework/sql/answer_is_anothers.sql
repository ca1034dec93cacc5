-- Whether an answer of this request was written by another officer of the reader's own agency: who signs it for a second
-- time. For the policy of steps. Runs with the rights of who asks.
CREATE OR REPLACE FUNCTION answer_is_anothers(answer text, request uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM request_answer a JOIN reader r ON r.id = current_reader()
        WHERE a.id::text = answer AND a.request_id = request AND a.agency = r.agency AND a.drafted_by <> r.id)
$$;
