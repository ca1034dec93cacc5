-- Refuses a person's judgement under other markings than its ends have at this moment. For the `as_marked` trigger on
-- judgements: a policy looks at the record as it was when the statement began; this waits for a marking that is being
-- changed. An end that is hidden or missing is left to the policy.
CREATE OR REPLACE FUNCTION judged_as_marked_now() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('rabta placing'));
    IF EXISTS (SELECT FROM incident i WHERE i.key = NEW.a AND i.marking_id <> NEW.marking_a_id)
       OR EXISTS (SELECT FROM incident i WHERE i.key = NEW.b AND i.marking_id <> NEW.marking_b_id) THEN
        RAISE EXCEPTION 'new row violates row-level security policy for table "judgement"'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
