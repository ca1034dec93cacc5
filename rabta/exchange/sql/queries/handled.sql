-- What handling says of these reports, and what their originators permit the reader's agency: the earliest received first.
SELECT r.id, r.marking_id IN (SELECT own_markings()) AS own,
       m.originator, m.level, m.every_agency, m.agencies, m.groups, m.handling, m.handling_note, m.purposes,
       EXISTS (SELECT FROM withdrawal w WHERE w.report_id = r.id) AS withdrawn,
       ARRAY(SELECT DISTINCT p.kind FROM released_to_reader() p
             WHERE p.report_id = r.id AND p.kind IN ('court', 'onward') ORDER BY p.kind) AS permitted,
       ARRAY(SELECT DISTINCT unnest(p.onward_to) FROM released_to_reader() p WHERE p.report_id = r.id ORDER BY 1) AS onward_to
FROM report r
JOIN markings_shown() m ON m.id = r.marking_id
WHERE r.id = ANY (%(report_ids)s::uuid[])
ORDER BY r.received_at, r.id
