-- The same rows as in stated.sql, the earliest first, with what joins them alone: many at once.
SELECT md5(c.report_id::text || '/' || w.row_no)::uuid::text AS key, e.row_id::text AS row_id,
       coalesce(e.key, md5(c.report_id::text || '/' || w.row_no)::uuid)::text AS event_key, NULL AS route_key,
       coalesce(e.occurred_from, e.reported_on) AS on, m.key::text AS mention, m.name, m.father, '' AS channel, '' AS payment_ref, e.conveyance,
       e.place_text, e.origin, e.destination, '' AS route
FROM encounter e
JOIN current_reading c ON c.id = e.reading_id
JOIN reading_row w ON w.id = e.row_id
LEFT JOIN person_mention m ON m.row_id = e.row_id AND NOT m.protected
WHERE e.category = 'arranger' AND e.event_role <> '' AND NOT e.protected AND NOT e.periodic AND NOT w.protected
UNION ALL
SELECT f.key::text, f.row_id::text, f.encounter_key::text, f.route_key::text, coalesce(f.occurred_from, f.reported_on), m.key::text,
       m.name, m.father, f.channel, f.payment_ref, '', f.place_text, f.origin, f.destination, f.route
FROM facilitation f
JOIN current_reading c ON c.id = f.reading_id
LEFT JOIN person_mention m ON m.row_id = f.row_id AND NOT m.protected
WHERE NOT f.protected
ORDER BY 5 NULLS LAST, 1
