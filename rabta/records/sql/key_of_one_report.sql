-- Refuses incidents that take the key of another report's incident: events, figures and judgements find incidents by key,
-- so a key taken would put one's own words into what others count. Sees all rows; keys are keyed hashes nobody can guess.
CREATE OR REPLACE FUNCTION key_of_one_report() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT FROM fresh f
        JOIN reading d ON d.id = f.reading_id
        JOIN incident i ON i.key = f.key AND i.reading_id <> f.reading_id
        JOIN reading other ON other.id = i.reading_id AND other.report_id <> d.report_id
    ) THEN
        RAISE EXCEPTION 'the key of an incident belongs to one report' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
