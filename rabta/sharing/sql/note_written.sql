-- Notes each row that is written, under its markings as they were and as they are: for the trigger `noted` of the tables at whose
-- rows all that a reader sees hangs. What lies below a report is written with it, or with a reading of it, and never alone.
CREATE OR REPLACE FUNCTION note_written() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
BEGIN
    IF TG_TABLE_NAME = 'judgement' THEN
        PERFORM note_change(ARRAY[NEW.marking_a_id, NEW.marking_b_id, NEW.marking_id]);
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM note_change(ARRAY[OLD.marking_id]);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM note_change(ARRAY[NEW.marking_id]);
    END IF;
    RETURN NULL;
END
$$;
