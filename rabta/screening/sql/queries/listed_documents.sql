-- Documents that travellers stated and that a list holds as lost, stolen, forged or cancelled, by matches that show.
SELECT DISTINCT h.mention_key AS key, said ->> 'stated' AS written
FROM watch_hit h
JOIN watch_entry e ON e.id = h.entry_id AND e.kind = 'document' AND e.why IN ('lost', 'stolen', 'forged', 'cancelled')
CROSS JOIN LATERAL jsonb_array_elements(h.reasons) said
WHERE h.basis = 'number' AND said ->> 'code' = 'same_number'
ORDER BY 1, 2
