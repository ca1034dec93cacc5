-- What was done beside silent operations and targets since then, the latest first, with whom to telephone. For the watch desk.
SELECT s.what, s.place, s.subject, s.agency, s.by_name, s.done_at, coalesce(v.agency, h.agency) AS of_agency,
       coalesce(nullif(v.reference, ''), v.kind, h.kind) AS beside, coalesce(v.contact, h.contact) AS contact,
       coalesce(v.phone, h.phone) AS phone
FROM silent_sighting s
LEFT JOIN planned_operation v ON v.id = s.version_id
LEFT JOIN held_target h ON h.id = s.target_id
WHERE s.done_at > %(since)s
ORDER BY s.done_at DESC, s.id
