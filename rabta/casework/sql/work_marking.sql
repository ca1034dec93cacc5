-- The marking of a case, a task, a request, an answer or a device, as the reader sees it: null where that is hidden or
-- missing, so that both give the same answer. For the policies of what belongs to it. Runs with the rights of who asks.
CREATE OR REPLACE FUNCTION work_marking(kind text, of uuid) RETURNS integer
LANGUAGE sql STABLE SET search_path = rabta, pg_temp
AS $$
    SELECT CASE kind
        WHEN 'case' THEN (SELECT marking_id FROM joint_case WHERE id = of)
        WHEN 'task' THEN (SELECT marking_id FROM case_task WHERE id = of)
        WHEN 'request' THEN (SELECT marking_id FROM assistance_request WHERE id = of)
        WHEN 'answer' THEN (SELECT marking_id FROM request_answer WHERE id = of)
        WHEN 'equipment' THEN (SELECT marking_id FROM equipment WHERE id = of)
    END
$$;
