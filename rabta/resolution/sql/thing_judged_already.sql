-- Whether a judgement of the reader in the token stands on these two numbers, each of a mention and by its place there. For the
-- policy on these judgements, which cannot ask its own table. It tells of the reader's own deeds alone.
CREATE OR REPLACE FUNCTION thing_judged_already(of_a uuid, of_number_a integer, of_b uuid, of_number_b integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM identity_judgement j
        WHERE j.a = of_a AND j.number_a = of_number_a AND j.b = of_b AND j.number_b = of_number_b
          AND j.decided_by = current_reader()
          AND j.undoes_id IS NULL AND NOT EXISTS (SELECT FROM identity_judgement u WHERE u.undoes_id = j.id))
$$;
