-- The id of a marking, made on first use. For filing and for marking anew. Safe because a reader can only name markings of
-- the reader's own agency and groups the reader belongs to, so whether the row was there before tells nothing of another
-- agency, and nobody marks for a group that is not theirs to know of.
CREATE OR REPLACE FUNCTION marking_for(wanted jsonb) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM reader r WHERE r.id = current_reader() AND r.agency = (wanted ->> 'originator')::smallint
          AND ARRAY(SELECT jsonb_array_elements_text(wanted -> 'groups')) <@ r.groups
    ) THEN
        RAISE EXCEPTION 'a marking can only be given by its originator' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN kept_marking(wanted);
END
$$;
