-- Whether the reader in the token is a watch officer: role 8, of the centre (agency 1), of full vetting. For the policies of
-- planned operations: the watch desk sees every one and every alarm, because it must telephone both sides in time.
CREATE OR REPLACE FUNCTION on_watch() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM reader r
        WHERE r.id = current_reader() AND 8 = ANY (r.roles) AND r.agency = 1 AND r.vetting = 3 AND NOT r.partner)
$$;
