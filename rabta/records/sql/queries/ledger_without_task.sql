-- Words of records opened without a stated reason, as a command without --reason does: one row a reader, most often first.
SELECT e.reader_id, n.name, e.agency, count(*) AS times, max(e.at) AS last_at
FROM entry e JOIN readers_in_ledger() n ON n.id = e.reader_id
WHERE e.deed = ANY (%(deeds)s::text[]) AND e.task_id IS NULL AND e.at >= %(since)s AND e.at < %(until)s
GROUP BY 1, 2, 3
ORDER BY times DESC, n.name, e.reader_id LIMIT 50
