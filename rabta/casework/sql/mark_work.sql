-- Gives a case or a request, and everything that belongs to it, another marking: an agency joins or leaves, a request is
-- passed on. For the room's operations. Safe because only officers and analysts of the originator of its present marking
-- call it, for a marking of their own agency that they could read it under themselves; hidden and missing are one answer.
CREATE OR REPLACE FUNCTION mark_work(what text, target uuid, into_marking integer) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    former integer;
    told uuid[];
BEGIN
    SELECT marking_id INTO former FROM joint_case WHERE what = 'case' AND id = target
    UNION ALL SELECT marking_id FROM assistance_request WHERE what = 'request' AND id = target;
    IF former IS NULL OR NOT (reader_has_role(1::smallint) OR reader_has_role(2::smallint))
        OR NOT EXISTS (SELECT FROM own_markings() m WHERE m = former)
        OR NOT EXISTS (SELECT FROM own_markings() m WHERE m = into_marking)
    THEN
        RAISE EXCEPTION 'a marking can only be given by its originator' USING ERRCODE = 'insufficient_privilege';
    END IF;
    told := ARRAY[target] || ARRAY(SELECT id FROM case_task WHERE for_kind = what AND for_id = target)
        || ARRAY(SELECT id FROM request_answer WHERE request_id = target);
    UPDATE joint_case SET marking_id = into_marking WHERE id = target;
    UPDATE assistance_request SET marking_id = into_marking WHERE id = target;
    UPDATE case_task SET marking_id = into_marking WHERE for_kind = what AND for_id = target;
    UPDATE request_answer SET marking_id = into_marking WHERE request_id = target;
    UPDATE work_withdrawal SET marking_id = into_marking
    WHERE of IN (SELECT id FROM work_step WHERE subject_id = ANY (told)
                 UNION ALL SELECT id FROM work_link WHERE subject_id = ANY (told));
    UPDATE work_step SET marking_id = into_marking WHERE subject_id = ANY (told);
    UPDATE work_link SET marking_id = into_marking WHERE subject_id = ANY (told);
    UPDATE notice_try SET marking_id = into_marking
    WHERE notice_id IN (SELECT id FROM notice WHERE subject_id = ANY (told));
    UPDATE notice_opened SET marking_id = into_marking
    WHERE notice_id IN (SELECT id FROM notice WHERE subject_id = ANY (told));
    UPDATE notice SET marking_id = into_marking WHERE subject_id = ANY (told);
END
$$;
