-- The first and the last day of what the reader sees.
SELECT min(e.day) AS first_day, max(e.day) AS last_day FROM seen_event e
