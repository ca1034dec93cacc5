-- Encounters of these keys that show, each with how many persons the reader sees in it and of them how many protected.
SELECT e.key, max(e.kind) AS kind, min(coalesce(e.occurred_from, e.reported_on)) AS day, max(e.place_text) AS place_text,
       max(e.district) AS district, r.originator, sum(e.persons) AS persons,
       coalesce(sum(e.persons) FILTER (WHERE e.protected), 0) AS protected
FROM encounter e
JOIN current_reading c ON c.id = e.reading_id
JOIN report r ON r.id = c.report_id
WHERE NOT e.periodic AND e.key = ANY (%(keys)s::uuid[])
GROUP BY e.key, r.originator
ORDER BY e.key
