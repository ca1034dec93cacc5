-- Incidents by the day on which they happened, beside incident_newest by that of their report: for what open questions leave in
-- doubt of a few days.
CREATE INDEX incident_by_day ON incident (occurred_from);
