-- Refuses a person's judgement under other markings than its mentions have at this moment. For the `as_marked` trigger on
-- these judgements: a policy looks at the record as it was when the statement began; this waits for a marking that is being
-- changed. An end that is hidden or missing is left to the policy.
CREATE OR REPLACE FUNCTION identity_as_marked_now() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('rabta placing'));
    IF EXISTS (SELECT FROM person_mention m WHERE m.key = NEW.a AND m.marking_id <> NEW.marking_a_id)
       OR EXISTS (SELECT FROM person_mention m WHERE m.key = NEW.b AND m.marking_id <> NEW.marking_b_id) THEN
        RAISE EXCEPTION 'new row violates row-level security policy for table "identity_judgement"'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
