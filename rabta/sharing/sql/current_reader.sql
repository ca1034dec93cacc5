-- The id of the active reader in the token, or null. For policies on rows that belong to one reader.
CREATE OR REPLACE FUNCTION current_reader() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT r.id FROM reader_token() t JOIN reader r ON r.id = t.reader_id AND r.active AND t.purpose = ANY (r.purposes)
$$;
