-- The markings under which the reader in the token may file: visible ones of the reader's own agency.
-- For the write policy of reports and withdrawals.
CREATE OR REPLACE FUNCTION own_markings() RETURNS SETOF integer
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp ROWS 10
AS $$
    SELECT m.id
    FROM reader_token() t
    JOIN reader r ON r.id = t.reader_id
    JOIN marking m ON m.originator = r.agency AND m.id IN (SELECT visible_markings())
$$;
