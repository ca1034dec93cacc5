-- The one answer to "may this reader read this row": the ids of the markings the reader in the token may see.
-- For the row policy of every marked table. Rights are looked up here at every query, never carried in the token.
-- An empty audience is the originator alone; "every agency" never includes a foreign partner.
-- In plpgsql because it answers all at once: an SQL function of gate is entered anew for every marking it gives.
CREATE OR REPLACE FUNCTION visible_markings() RETURNS SETOF integer
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp ROWS 100
AS $$
DECLARE
    t record;
    r record;
BEGIN
    SELECT token.reader_id, token.purpose INTO t FROM reader_token() token;
    SELECT reader.agency, reader.partner, reader.vetting, reader.groups INTO r
    FROM reader WHERE reader.id = t.reader_id AND reader.active AND t.purpose = ANY (reader.purposes);
    IF FOUND THEN
        RETURN QUERY
        SELECT m.id
        FROM marking m
        WHERE m.level <= r.vetting
          AND t.purpose = ANY (m.purposes)
          AND (m.originator = r.agency
               OR (m.every_agency AND NOT r.partner)
               OR r.agency = ANY (m.agencies)
               OR m.groups && r.groups);
    END IF;
END
$$;
