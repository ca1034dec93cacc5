-- Says that this transaction writes what shows to whoever sees all of these markings; of none of them, to everybody.
-- For the resolver, which lays out what no trigger knows the markings of.
CREATE OR REPLACE FUNCTION note_change(markings integer[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    INSERT INTO change (written_in, markings)
    VALUES (pg_current_xact_id()::text::bigint, ARRAY(SELECT DISTINCT m FROM unnest($1) AS m ORDER BY m))
    ON CONFLICT DO NOTHING
$$;
