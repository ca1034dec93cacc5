-- Indexes for reading the count: events by key and by day, the few open questions among many
-- judgements, persons' judgements newest first, and the judgements on one pair.
CREATE INDEX event_by_key ON event (key);
CREATE INDEX event_by_day ON event (day, key);
CREATE INDEX judgement_asks ON judgement (score DESC, a, b) WHERE outcome = 'ask' AND decided_by IS NULL;
CREATE INDEX judgement_by_person ON judgement (decided_at DESC, id) WHERE decided_by IS NOT NULL;
CREATE INDEX judgement_pair ON judgement (a, b);
