-- Encounters that show, the newest first: rows of one originator under one number are one. What a total of a period tells is none.
SELECT coalesce(e.key, md5(r.id::text || '/' || w.row_no)::uuid) AS key, min(e.occurred_from) AS occurred_from, max(e.occurred_to) AS occurred_to,
       min(e.reported_on) AS reported_on, max(e.kind) AS kind, max(e.district) AS district, max(e.province) AS province,
       max(e.place_text) AS place_text, r.originator, sum(e.persons) AS persons,
       coalesce(sum(e.minors), 0) AS minors,
       coalesce(sum(e.persons) FILTER (WHERE e.category = 'arranger'), 0) AS facilitators,
       coalesce(sum(e.persons) FILTER (WHERE e.protected), 0) AS protected,
       bool_or(e.complaint OR s.complained) AS complaint, bool_or(coalesce(s.wrong, e.found_wrong)) AS found_wrong,
       count(DISTINCT r.id) AS reports, count(*) OVER () AS total
FROM encounter e
JOIN current_reading c ON c.id = e.reading_id
JOIN report r ON r.id = c.report_id
JOIN reading_row w ON w.id = e.row_id
LEFT JOIN LATERAL (
    SELECT bool_or(t.kind = 'complaint') AS complained,
           (array_agg(t.kind = 'found_wrong' ORDER BY t.number DESC) FILTER (WHERE t.kind <> 'complaint'))[1] AS wrong
    FROM encounter_step t WHERE t.report_id = r.id AND t.row_no = w.row_no AND t.chain = 'open') s ON true
WHERE NOT e.periodic AND NOT EXISTS (SELECT FROM withdrawal x WHERE x.report_id = r.id)
GROUP BY coalesce(e.key, md5(r.id::text || '/' || w.row_no)::uuid), r.originator
HAVING (%(kind)s = '' OR max(e.kind) = %(kind)s)
   AND (%(which)s <> 'complaint' OR bool_or(e.complaint OR s.complained))
   AND (%(which)s <> 'found_wrong' OR bool_or(coalesce(s.wrong, e.found_wrong)))
ORDER BY coalesce(max(e.occurred_to), min(e.reported_on)) DESC NULLS LAST, 1
LIMIT %(most)s OFFSET %(skip)s
