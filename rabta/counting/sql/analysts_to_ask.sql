-- The analysts of the reader's own agency, without the reader: whom one may name when asking for a second opinion. Whether
-- any of them may see a pair is not said, and who judges at other agencies neither: there one asks anyone of the centre.
CREATE OR REPLACE FUNCTION analysts_to_ask() RETURNS TABLE (id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT r.id, r.name
    FROM reader me
    JOIN reader r ON r.agency = me.agency AND r.id <> me.id
    WHERE me.id = current_reader() AND (reader_has_role(1::smallint) OR reader_has_role(2::smallint))
      AND r.active AND r.removed_at IS NULL AND r.roles && ARRAY[2::smallint]
$$;
