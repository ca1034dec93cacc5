-- Whether a person's request is decided. For the write policy of its steps, which cannot ask its own table.
CREATE OR REPLACE FUNCTION redress_decided(of_redress uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM redress_step s WHERE s.redress_id = of_redress AND s.step = 'decide')
$$;
