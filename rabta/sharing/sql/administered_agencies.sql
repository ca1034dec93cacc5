-- The agencies whose people the reader in the token keeps: an administrator's own; for an administrator of the centre
-- (agency 1) also those that have no active administrator. For the policy on proposals and for the functions
-- that show and keep people. An administrator who was disabled, or lost the role, keeps nobody from the next statement on.
CREATE OR REPLACE FUNCTION administered_agencies() RETURNS SETOF smallint
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp ROWS 5
AS $$
    SELECT DISTINCT p.agency
    FROM reader me
    JOIN reader p ON p.agency = me.agency
        OR (me.agency = 1 AND NOT EXISTS (
            SELECT FROM reader a WHERE a.agency = p.agency AND a.active AND 5 = ANY (a.roles)))
    WHERE me.id = current_reader() AND 5 = ANY (me.roles)
$$;
