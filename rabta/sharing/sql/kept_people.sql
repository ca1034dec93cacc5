-- The people whom the reader in the token keeps, one row a person; of their groups only those that are the reader's own,
-- because that a group exists, and who is in it, may be hidden from an administrator. For people's queries. Whoever is no
-- administrator gets no row. The table itself shows a reader nothing but the reader's own row.
CREATE OR REPLACE FUNCTION kept_people()
RETURNS TABLE (id uuid, name text, agency smallint, vetting smallint, roles smallint[], groups text[], purposes smallint[],
               active boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT r.id, r.name, r.agency, r.vetting, r.roles,
           ARRAY(SELECT g FROM unnest(r.groups) g WHERE g = ANY (me.groups) ORDER BY g), r.purposes, r.active
    FROM reader me
    JOIN reader r ON r.removed_at IS NULL AND r.agency IN (SELECT administered_agencies())
    WHERE me.id = current_reader()
$$;
