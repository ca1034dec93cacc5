-- What readers hold against one claim, oldest first: what a report says happened (by the incident's key) or a judgement.
-- Whose it is shows to its author, and to whom the ledger shows it: the originator of the report, and auditors.
SELECT d.id, d.words, d.filed_at, d.filed_by = current_reader() AS by_you, t.dissent_id IS NOT NULL AS taken_back,
       (SELECT convert_from(e.body, 'UTF8')::jsonb -> 'detail' ->> 'name' FROM entry e
        WHERE e.deed = 'dissent:file' AND e.reader_id = d.filed_by AND e.at = d.filed_at LIMIT 1) AS name
FROM dissent d
LEFT JOIN dissent_taken_back t ON t.dissent_id = d.id
WHERE d.incident_key = %(incident_key)s::uuid OR d.judgement_id = %(judgement_id)s::uuid
ORDER BY d.filed_at, d.id
