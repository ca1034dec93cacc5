-- Whether a judgement of the reader in the token stands on this pair of mentions. For the policy on these judgements, which
-- cannot ask its own table: nobody gives a second opinion on the own first. It tells of the reader's own deeds alone.
CREATE OR REPLACE FUNCTION identity_judged_already(of_a uuid, of_b uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM identity_judgement j
        WHERE j.a = least(of_a, of_b) AND j.b = greatest(of_a, of_b) AND j.decided_by = current_reader()
          AND j.undoes_id IS NULL AND NOT EXISTS (SELECT FROM identity_judgement u WHERE u.undoes_id = j.id))
$$;
