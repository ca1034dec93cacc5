-- The incidents in these drafts, in the order of their keys.
SELECT i.draft_id, i.incident_key FROM answer_item i WHERE i.draft_id = ANY (%(ids)s::uuid[]) ORDER BY i.draft_id, i.incident_key
