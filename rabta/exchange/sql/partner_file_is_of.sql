-- Whether a file of this kind stands behind a step: the answer that was sent, the recall of an answer. For the policy of
-- steps. Runs with the rights of who asks: files show where their request does.
CREATE OR REPLACE FUNCTION partner_file_is_of(step text, answer text, request uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = rabta, pg_temp
AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM partner_file f WHERE f.request_id = request
          AND CASE WHEN step IN ('sent', 'received') THEN f.kind = 'answer' AND f.id::text = answer
                   ELSE f.kind = 'recall' AND f.of::text = answer END);
END
$$;
