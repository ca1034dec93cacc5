-- Words of records opened between ten at night and five in the morning, by reader: one row a reader, most often first.
SELECT e.reader_id, n.name, e.agency, count(*) AS times, max(e.at) AS last_at
FROM entry e JOIN readers_in_ledger() n ON n.id = e.reader_id
WHERE e.deed = ANY (%(deeds)s::text[]) AND e.at >= %(since)s AND e.at < %(until)s
  AND extract(hour FROM e.at AT TIME ZONE 'Asia/Karachi') NOT BETWEEN 5 AND 21
GROUP BY 1, 2, 3
ORDER BY times DESC, n.name, e.reader_id LIMIT 50
