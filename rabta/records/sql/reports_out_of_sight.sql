-- The reports whose marking was changed and that the reader in the token may not see as they are marked now: the SHA-256 of
-- each id as the ledger writes it. For the ledger's policy: entries keep the marking a report had when they were written.
-- Whoever calls it by hand gets no id: a report's id is a keyed hash, which nobody tries out.
CREATE OR REPLACE FUNCTION reports_out_of_sight() RETURNS SETOF bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT sha256(convert_to(r.id::text, 'UTF8')) FROM report r
    WHERE EXISTS (SELECT FROM marking_given g WHERE g.report_id = r.id)
      AND r.marking_id NOT IN (SELECT visible_markings())
$$;
