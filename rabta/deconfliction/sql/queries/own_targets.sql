-- How many identifiers the reader held since then, subjects of operations among them.
SELECT count(*) AS held FROM held_target t WHERE t.held_by = (SELECT current_reader()) AND t.held_at > %(since)s
