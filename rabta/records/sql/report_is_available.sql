-- Whether the reader in the token may see this report: hidden and missing are one answer. For the policy on reports, which
-- cannot ask its own table, of the report another one was typed from.
CREATE OR REPLACE FUNCTION report_is_available(report_id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM report r WHERE r.id = report_id AND r.marking_id IN (SELECT visible_markings()))
$$;
