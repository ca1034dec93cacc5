-- Whether the reader in the token may put a reading of this report right: an officer of its originator, or an analyst who
-- sees it. For the write policies of corrections and readings.
CREATE OR REPLACE FUNCTION may_mend(report_id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM report r JOIN reader who ON who.id = current_reader()
        WHERE r.id = report_id AND r.marking_id IN (SELECT visible_markings())
          AND (r.originator = who.agency OR 2 = ANY (who.roles)))
$$;
