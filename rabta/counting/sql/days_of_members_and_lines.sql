-- The day of each event beside its members and its counted lines, and an index of each by day that holds all that is asked of a
-- period: what stands in a year is read there, where it lies together. Of what was laid out before, it is taken from the events;
-- row security is forced upon the owner as well, who would change nothing, and is so again when this transaction ends.
ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event_member NO FORCE ROW LEVEL SECURITY;
ALTER TABLE counted_line NO FORCE ROW LEVEL SECURITY;
UPDATE event_member m SET day = e.day FROM event e WHERE e.view_id = m.view_id AND e.key = m.event_key;
UPDATE counted_line l SET day = e.day FROM event e WHERE e.view_id = l.view_id AND e.key = l.event_key;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
ALTER TABLE event_member FORCE ROW LEVEL SECURITY;
ALTER TABLE counted_line FORCE ROW LEVEL SECURITY;
CREATE INDEX event_member_by_day ON event_member (day) INCLUDE (view_id, event_key, incident_key);
CREATE INDEX counted_line_by_day ON counted_line (day)
    INCLUDE (view_id, event_key, line_no, substance, mass_g, quantity, unit);
