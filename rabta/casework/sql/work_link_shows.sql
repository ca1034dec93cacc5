-- Whether what a link leads to shows to the reader: a link to something hidden is not there, in no list and in no count.
-- For the policy of links. Runs with the rights of who asks: row security of the other room answers.
CREATE OR REPLACE FUNCTION work_link_shows(kind text, target uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = rabta, pg_temp
AS $$
BEGIN
    RETURN CASE kind
        WHEN 'incident' THEN EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = target)
        WHEN 'report' THEN EXISTS (SELECT FROM report WHERE id = target)
        WHEN 'exhibit' THEN EXISTS (SELECT FROM exhibit WHERE id = target)
        WHEN 'case' THEN EXISTS (SELECT FROM joint_case WHERE id = target)
        WHEN 'operation' THEN EXISTS (SELECT FROM planned_operation p WHERE p.operation_id = target)
        WHEN 'target' THEN EXISTS (SELECT FROM held_target h WHERE h.id = target)
        ELSE false
    END;
END
$$;
