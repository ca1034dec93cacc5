-- Why the reader in the token sees a report, one row a reason: originator, every_agency, agency, group (with its name) or
-- release (with its day). For "who can see this, and why" as a receiver reads it: it tells of the reader alone, never of
-- whom else a marking or a release names. No row where the report is hidden or missing.
CREATE OR REPLACE FUNCTION why_visible(of_report uuid) RETURNS TABLE (because text, named text, released_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    WITH me AS (SELECT r.* FROM reader r WHERE r.id = current_reader()),
    kept AS (
        SELECT rep.id, coalesce(
            (SELECT g.given_id FROM marking_given g WHERE g.report_id = rep.id ORDER BY g.number DESC LIMIT 1),
            rep.marking_id) AS given_id
        FROM report rep WHERE rep.id = of_report AND rep.marking_id IN (SELECT visible_markings())
    ),
    given AS (SELECT m.* FROM kept JOIN marking m ON m.id = kept.given_id)
    SELECT 'originator', '', NULL::timestamptz FROM given, me WHERE given.originator = me.agency
    UNION ALL SELECT 'every_agency', '', NULL FROM given, me
        WHERE given.every_agency AND NOT me.partner AND given.originator <> me.agency
    UNION ALL SELECT 'agency', '', NULL FROM given, me
        WHERE me.agency = ANY (given.agencies) AND given.originator <> me.agency
    UNION ALL SELECT 'group', mine, NULL FROM given, me, unnest(me.groups) mine WHERE mine = ANY (given.groups)
    UNION ALL SELECT 'release', '', rel.released_at FROM kept JOIN release_in_force rel ON rel.report_id = kept.id, me
        WHERE rel.kind = 'share' AND (me.agency = ANY (rel.agencies) OR rel.groups && me.groups)
$$;
