-- Incidents by the day they state, else that of their report: those of a period lie together. CASE, because of coalesce() the
-- database does not know that it tells nothing of hidden rows, and would not look in the index before it asks who may see them.
CREATE INDEX incident_by_stated_day ON incident ((CASE WHEN occurred_from IS NULL THEN reported_on ELSE occurred_from END));
