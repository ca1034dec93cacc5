-- The last day, not after a given one, on which the reader sees an event: a misread year must not move "lately" away.
SELECT max(e.day) AS last_day FROM seen_event e WHERE e.day <= %(today)s
