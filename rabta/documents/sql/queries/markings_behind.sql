-- The markings of the records behind a period, each once: what binds whoever holds its document.
SELECT DISTINCT m.marking_id FROM period_member m ORDER BY 1
