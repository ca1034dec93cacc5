-- Whether a person's request is the reader's to see: registered by the reader, assigned last to the reader's agency where
-- the reader is an officer, or any, for an auditor (who is the data-protection officer). For the policies of both tables.
CREATE OR REPLACE FUNCTION redress_of_mine(of_redress uuid, registered_by uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT current_reader() IS NOT NULL AND (
        registered_by = current_reader() OR reader_has_role(4::smallint)
        OR (reader_has_role(1::smallint) AND (SELECT r.agency FROM reader r WHERE r.id = current_reader()) = (
            SELECT s.agency FROM redress_step s WHERE s.redress_id = of_redress AND s.step = 'assign'
            ORDER BY s.number DESC LIMIT 1)))
$$;
