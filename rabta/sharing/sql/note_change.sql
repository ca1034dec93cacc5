-- Says that this transaction writes what shows to whoever sees all of these markings; of none of them, to everybody.
-- For the resolver, which lays out what no trigger knows the markings of. What shows to everybody stands for all that was noted
-- before: an answer of a snapshot that holds this transaction is of one that holds whatever this one sees as committed, and an
-- answer of any other snapshot is forgotten for this alone. So that is taken away, and what is under way meanwhile stays.
CREATE OR REPLACE FUNCTION note_change(markings integer[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    DELETE FROM change c WHERE $1 = '{}' AND c.written_in <> pg_current_xact_id()::text::bigint;
    INSERT INTO change (written_in, markings)
    VALUES (pg_current_xact_id()::text::bigint, ARRAY(SELECT DISTINCT m FROM unnest($1) AS m ORDER BY m))
    ON CONFLICT DO NOTHING
$$;
