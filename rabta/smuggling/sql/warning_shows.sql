-- Whether a warning may show besides its marking and its reports: one that would tell of a protected person shows to whoever
-- raised it, who learns nothing by it, and to protection officers (role 7). To everybody else it is not there.
CREATE OR REPLACE FUNCTION warning_shows(warning uuid, raiser uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT raiser = current_reader() OR reader_has_role(7::smallint)
        OR NOT EXISTS (SELECT FROM guarded_warning g WHERE g.warning_id = warning)
$$;
