-- Whether this is a person's judgement on this pair of mentions, under these very markings, that nobody took back. For the
-- policy on these judgements, which cannot ask its own table. An undoing is seen by exactly those who see what it undoes, so
-- that it changes the identities of nobody else.
CREATE OR REPLACE FUNCTION identity_may_be_undone(
    judgement_id uuid, of_a uuid, of_b uuid, of_marking_a integer, of_marking_b integer, of_marking integer,
    of_protected boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM identity_judgement j
        WHERE j.id = judgement_id AND j.a = of_a AND j.b = of_b AND j.marking_a_id = of_marking_a
          AND j.marking_b_id = of_marking_b AND j.marking_id = of_marking AND j.protected = of_protected
          AND (NOT j.protected OR reader_has_role(7::smallint))
          AND j.decided_by IS NOT NULL AND j.undoes_id IS NULL
          AND NOT EXISTS (SELECT FROM identity_judgement u WHERE u.undoes_id = j.id))
$$;
