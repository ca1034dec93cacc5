-- The one answer to "may this reader read this row": the ids of the markings the reader in the token may see.
-- For the row policy of every marked table. Rights are looked up here at every query, never carried in the token.
-- An empty audience is the originator alone; "every agency" never includes a foreign partner.
CREATE OR REPLACE FUNCTION visible_markings() RETURNS SETOF integer
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp ROWS 100
AS $$
    SELECT m.id
    FROM reader_token() t
    JOIN reader r ON r.id = t.reader_id AND r.active AND t.purpose = ANY (r.purposes)
    JOIN marking m ON m.level <= r.vetting
        AND t.purpose = ANY (m.purposes)
        AND (m.originator = r.agency
             OR (m.every_agency AND NOT r.partner)
             OR r.agency = ANY (m.agencies)
             OR m.groups && r.groups)
$$;
