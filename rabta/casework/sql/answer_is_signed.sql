-- Whether a second officer has signed this answer, so that who asked sees it. For the policy of answers. Runs with the
-- rights of who asks: the step shows where the request does.
CREATE OR REPLACE FUNCTION answer_is_signed(answer uuid, request uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM work_step s WHERE s.subject_kind = 'request' AND s.subject_id = request AND s.kind = 'answered'
          AND s.reference = answer::text AND NOT EXISTS (SELECT FROM work_withdrawal w WHERE w.of = s.id))
$$;
