-- Refuses a row below a report under another marking than the report has at this moment. For the `as_marked` trigger of
-- the tables directly below it. A policy looks at the record as it was when the statement began; this waits for a marking
-- that is being changed, so that nothing written meanwhile stays behind under the old one. A missing report is left to the
-- policy: hidden, missing and marked anew are one refusal.
CREATE OR REPLACE FUNCTION as_marked_now() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    marked integer;
BEGIN
    SELECT r.marking_id INTO marked FROM report r WHERE r.id = NEW.report_id FOR SHARE;
    IF FOUND AND marked <> NEW.marking_id THEN
        RAISE EXCEPTION 'new row violates row-level security policy for table "%"', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
