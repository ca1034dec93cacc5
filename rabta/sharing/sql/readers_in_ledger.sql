-- The names of readers, for an auditor alone: who read what means nothing without who. Nothing else of a reader: not the
-- vetting, the groups or the roles. Joined to entries the auditor may see (filing/looking_back.py), never listed.
CREATE OR REPLACE FUNCTION readers_in_ledger(OUT id uuid, OUT name text) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT r.id, r.name FROM reader r WHERE reader_has_role(4::smallint)
$$;
