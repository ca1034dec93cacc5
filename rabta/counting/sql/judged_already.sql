-- Whether a judgement of the reader in the token stands on this pair. For the policy on judgements, which cannot ask its own
-- table: nobody gives the second opinion on the first that is the reader's own. It tells of the reader's own deeds alone.
CREATE OR REPLACE FUNCTION judged_already(of_a uuid, of_b uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM judgement j
        WHERE j.a = least(of_a, of_b) AND j.b = greatest(of_a, of_b) AND j.decided_by = current_reader()
          AND j.undoes_id IS NULL AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id))
$$;
