-- Every entry in the minutes of these meetings, in order.
SELECT e.*
FROM meeting_entry e
WHERE e.meeting_id = ANY (%(meeting_ids)s::uuid[])
ORDER BY e.meeting_id, e.number
