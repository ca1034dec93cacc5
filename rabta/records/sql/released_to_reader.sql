-- What the originators of visible reports allow the reader in the token beyond reading, one row a release in force: use in
-- court, or passing on, with the agencies it may be passed on to. For court bundles and exports. It tells a reader of no
-- release to anybody else.
CREATE OR REPLACE FUNCTION released_to_reader()
RETURNS TABLE (report_id uuid, release_id uuid, kind text, onward_to smallint[], released_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT rel.report_id, rel.id, rel.kind,
           CASE rel.kind WHEN 'onward' THEN rel.agencies ELSE '{}'::smallint[] END, rel.released_at
    FROM reader me
    JOIN release_in_force rel ON
        (rel.kind = 'onward' AND rel.holder = me.agency)
        OR (rel.kind IN ('share', 'court') AND (me.agency = ANY (rel.agencies) OR rel.groups && me.groups))
    JOIN report rep ON rep.id = rel.report_id AND rep.marking_id IN (SELECT visible_markings())
    WHERE me.id = current_reader()
$$;
