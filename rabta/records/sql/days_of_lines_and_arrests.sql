-- The day that its incident states, else that of its report, beside each line and each number of arrested persons, and an index of
-- each by day that holds all that is asked of a period: what stands in a year lies together there. That it is the incident's is
-- asked of whoever writes one. Of what was written before, it is taken from the incidents. Nothing of it is changed, so that there
-- is nothing to enter in the ledger or to note: row security and triggers are as before when this transaction ends.
ALTER TABLE incident NO FORCE ROW LEVEL SECURITY;
ALTER TABLE seizure_line NO FORCE ROW LEVEL SECURITY;
ALTER TABLE arrest NO FORCE ROW LEVEL SECURITY;
ALTER TABLE seizure_line DISABLE TRIGGER USER;
ALTER TABLE arrest DISABLE TRIGGER USER;
UPDATE seizure_line s SET day = CASE WHEN i.occurred_from IS NULL THEN i.reported_on ELSE i.occurred_from END
FROM incident i WHERE i.id = s.incident_id;
UPDATE arrest a SET day = CASE WHEN i.occurred_from IS NULL THEN i.reported_on ELSE i.occurred_from END
FROM incident i WHERE i.id = a.incident_id;
ALTER TABLE seizure_line ENABLE TRIGGER USER;
ALTER TABLE arrest ENABLE TRIGGER USER;
ALTER TABLE incident FORCE ROW LEVEL SECURITY;
ALTER TABLE seizure_line FORCE ROW LEVEL SECURITY;
ALTER TABLE arrest FORCE ROW LEVEL SECURITY;
ALTER POLICY reader_writes ON seizure_line WITH CHECK (
    marking_id IN (SELECT visible_markings())
    AND EXISTS (
        SELECT FROM incident parent
        WHERE parent.id = seizure_line.incident_id AND parent.marking_id = seizure_line.marking_id
          AND parent.xmin = pg_current_xact_id()::xid
          AND coalesce(parent.occurred_from, parent.reported_on) IS NOT DISTINCT FROM seizure_line.day));
ALTER POLICY reader_writes ON arrest WITH CHECK (
    marking_id IN (SELECT visible_markings())
    AND EXISTS (
        SELECT FROM incident parent
        WHERE parent.id = arrest.incident_id AND parent.marking_id = arrest.marking_id
          AND parent.xmin = pg_current_xact_id()::xid
          AND coalesce(parent.occurred_from, parent.reported_on) IS NOT DISTINCT FROM arrest.day));
CREATE INDEX seizure_line_by_day ON seizure_line (day)
    INCLUDE (incident_id, marking_id, substance, mass_g, quantity, unit, approx);
CREATE INDEX arrest_by_day ON arrest (day) INCLUDE (incident_id, marking_id, total, foreigners, women);
