-- Readers who were refused often within some days, most often first: one row a reader.
SELECT e.reader_id, n.name, e.agency, count(*) AS times, max(e.at) AS last_at
FROM entry e JOIN readers_in_ledger() n ON n.id = e.reader_id
WHERE e.deed = 'refused' AND e.at >= %(since)s AND e.at < %(until)s
GROUP BY 1, 2, 3 HAVING count(*) >= %(fewest)s
ORDER BY times DESC, n.name, e.reader_id LIMIT 50
