-- Whether a judgement of the reader in the token stands on this pair of mentions. For the policy on these judgements, which
-- cannot ask its own table: nobody gives a second opinion on the own first. It tells of the reader's own deeds alone. Judgements
-- on things are apart. (Its words are bound when it is called: the column of numbers came after it.)
CREATE OR REPLACE FUNCTION identity_judged_already(of_a uuid, of_b uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM identity_judgement j
        WHERE j.a = least(of_a, of_b) AND j.b = greatest(of_a, of_b) AND j.number_a IS NULL
          AND j.decided_by = current_reader()
          AND j.undoes_id IS NULL AND NOT EXISTS (SELECT FROM identity_judgement u WHERE u.undoes_id = j.id));
END
$$;
