-- Whether the originator of a report that shows lets this agency have it because the reader's own agency asked for that: granted,
-- and not taken back since. For answers between agencies. It tells a reader of no release but the one asked for.
CREATE OR REPLACE FUNCTION grant_stands(report uuid, to_agency smallint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM reader me
        JOIN report rep ON rep.id = report AND rep.marking_id IN (SELECT visible_markings())
        JOIN release_request q ON q.report_id = rep.id AND q.asked_agency = me.agency
        JOIN release_answer a ON a.request_id = q.id
        JOIN release_in_force r ON r.id = a.release_id
        WHERE me.id = current_reader() AND q.kind = 'share' AND to_agency = ANY (r.agencies))
$$;
