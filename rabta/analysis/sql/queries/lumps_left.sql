-- Lumps that stand beside the events they cover, and are in no flow.
SELECT count(*) AS lumps FROM period_event e WHERE cardinality(e.covers) > 0
