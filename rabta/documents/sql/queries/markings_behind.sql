-- The markings of the records behind a period, each once: what binds whoever holds its document.
SELECT DISTINCT i.marking_id FROM period_member m JOIN incident i ON i.id = m.incident_id ORDER BY 1
