-- Whether a step or a link is the reader's own to take back, under this marking. For the policy of withdrawals.
-- Runs with the rights of who asks.
CREATE OR REPLACE FUNCTION mine_to_take_back(what uuid, marked integer) RETURNS boolean
LANGUAGE sql STABLE SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM work_step WHERE id = what AND marking_id = marked AND signed_by = current_reader())
        OR EXISTS (SELECT FROM work_link WHERE id = what AND marking_id = marked AND added_by = current_reader())
$$;
