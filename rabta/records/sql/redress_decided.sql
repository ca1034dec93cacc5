-- Whether a person's request is decided, for whom it shows to; false of any other, as of one that is missing. For the write
-- policy of its steps, which cannot ask its own table. In plpgsql, because redress_of_mine() is made after it.
CREATE OR REPLACE FUNCTION redress_decided(of_redress uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM redress_step s JOIN redress r ON r.id = s.redress_id
        WHERE s.redress_id = of_redress AND s.step = 'decide' AND redress_of_mine(r.id, r.registered_by));
END
$$;
