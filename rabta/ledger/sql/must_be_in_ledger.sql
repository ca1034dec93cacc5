-- Refuses a write to a watched table in a transaction that has not written its ledger entry first.
-- For the `watched` trigger of every protected table: nothing is written without an entry.
CREATE OR REPLACE FUNCTION must_be_in_ledger() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM entry WHERE written_in = pg_current_xact_id()) THEN
        RAISE EXCEPTION 'nothing is written without a ledger entry: % on %', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
