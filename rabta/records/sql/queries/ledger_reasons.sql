-- Reasons as they were given within some days, each once: those given again and again first, then the shortest. A reason
-- shows where the task's policy shows it.
SELECT k.reason, count(*) AS times, count(DISTINCT k.reader_id) AS readers, max(k.begun_at) AS last_at
FROM reading_task k
WHERE NOT k.standing AND k.begun_at >= %(since)s AND k.begun_at < %(until)s
GROUP BY k.reason
HAVING count(*) >= %(fewest)s OR k.reason !~ '\s'
ORDER BY (count(*) >= %(fewest)s) DESC, times DESC, length(k.reason), k.reason LIMIT 50
