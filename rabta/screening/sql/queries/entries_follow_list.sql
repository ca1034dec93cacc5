-- Gives every entry of a list that was neither withdrawn nor closed the step of its list: renewed until a day, or closed.
-- Ids are hashes over ids, so that one statement does for all.
INSERT INTO watch_entry_step (id, entry_id, number, kind, until, at, marking_id)
SELECT encode(substring(sha256(convert_to('watch step ' || e.id || ' ' || last.number + 1, 'UTF8')) FOR 16), 'hex')::uuid,
       e.id, last.number + 1, %(kind)s, %(until)s, %(at)s, e.marking_id
FROM watch_entry e
JOIN LATERAL (
    SELECT s.number, s.kind FROM watch_entry_step s WHERE s.entry_id = e.id ORDER BY s.number DESC LIMIT 1) last ON true
WHERE e.watch_list_id = %(list_id)s AND last.kind NOT IN ('withdrawn', 'closed')
