-- The reports whose marking was changed and that the reader in the token may not see as they are marked now, as the ledger
-- names them. For the ledger's policy: entries keep the marking a report had when they were written.
CREATE OR REPLACE FUNCTION reports_out_of_sight() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT r.id::text FROM report r
    WHERE EXISTS (SELECT FROM marking_given g WHERE g.report_id = r.id)
      AND r.marking_id NOT IN (SELECT visible_markings())
$$;
