-- Decisions to open a bag or send it on since then, the earliest first, with what is known of the bag: for the house's own work.
SELECT s.id, s.kind, s.agency, s.signed_name, s.signed_at, w.read #> '{scan,device}' AS device,
       coalesce(w.read #>> '{scan,inspected,id}', '') AS tag,
       (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_array(i.kind, i.written)), '[]')
        FROM stated_bag b
        JOIN person_mention m ON m.id = b.mention_id
        JOIN current_reading c ON c.id = m.reading_id
        JOIN mention_identifier i ON i.mention_id = m.id
        WHERE b.tag <> '' AND b.tag = w.read #>> '{scan,inspected,id}') AS identifiers
FROM scan_step s
JOIN reading d ON d.report_id = s.report_id AND d.number = 1
JOIN reading_row w ON w.reading_id = d.id
WHERE s.kind IN ('open', 'send_on', 'found') AND s.signed_at > %(since)s
ORDER BY s.signed_at, s.id
LIMIT 50
