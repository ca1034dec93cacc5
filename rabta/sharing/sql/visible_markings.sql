-- The one answer to "may this reader read this row": the ids of the markings the reader in the token may see.
-- For the row policy of every marked table. Rights are looked up here at every query, never carried in the token.
-- An empty audience is the originator alone; "every agency" never includes a foreign partner.
-- A transaction may ask for less than its reader sees, never for more: what is releasable, which every agency may read, at
-- restricted or below, and which may be passed on (neither H2 nor H3). Of that alone figures are made that are published.
-- In plpgsql because it answers all at once: an SQL function of gate is entered anew for every marking it gives.
CREATE OR REPLACE FUNCTION visible_markings() RETURNS SETOF integer
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp ROWS 100
AS $$
DECLARE
    t record;
    r record;
    releasable boolean := current_setting('rabta.releasable', true) = 'on';
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
               OR m.groups && r.groups)
          AND (releasable IS NOT TRUE OR (m.every_agency AND m.level <= 1 AND NOT m.handling && '{2,3}'::smallint[]));
    END IF;
END
$$;
