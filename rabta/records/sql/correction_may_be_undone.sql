-- Whether this is a correction of this report that the reader in the token sees and nobody took back. For the policy on
-- corrections, which cannot ask its own table: a hidden correction, a missing one and another report's are one answer.
CREATE OR REPLACE FUNCTION correction_may_be_undone(correction_id uuid, of_report uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM correction c
        WHERE c.id = correction_id AND c.report_id = of_report AND c.undoes_id IS NULL
          AND c.marking_id IN (SELECT visible_markings())
          AND NOT EXISTS (SELECT FROM correction u WHERE u.undoes_id = c.id))
$$;
