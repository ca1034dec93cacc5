-- What purge_report() needs: gate, which nobody signs in as, may delete what lies below a report, the judgements on it and
-- the projections made of it. Nobody else may delete anything of the record.
DO $$
DECLARE
    purges text;
BEGIN
    FOR purges IN
        SELECT name FROM below_report
        UNION SELECT unnest(ARRAY['judgement', 'event', 'event_member', 'counted_line', 'wide_member', 'block_key', 'placed_incident'])
    LOOP
        EXECUTE format('GRANT SELECT, DELETE ON %s TO rabta_gate', purges);
        EXECUTE format('DROP POLICY IF EXISTS gate_purges ON %s', purges);
        EXECUTE format('CREATE POLICY gate_purges ON %s TO rabta_gate USING (true) WITH CHECK (false)', purges);
    END LOOP;
END
$$;
GRANT UPDATE (typed_from_id) ON report TO rabta_gate;
