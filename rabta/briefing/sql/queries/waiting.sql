-- What waits for a person beside pairs of reports: rows that could not be read, incidents not yet put beside the other
-- reports, reports kept without anybody having typed what they say, and requests for a release of one's own reports. For the situation page.
SELECT (SELECT coalesce(sum(c.rows_set_aside), 0)::bigint FROM current_reading c) AS rows_set_aside,
       (SELECT count(*) FROM incident i JOIN current_reading c ON c.id = i.reading_id
           WHERE NOT i.periodic AND NOT EXISTS (SELECT FROM seen_member m WHERE m.incident_key = i.key)) AS unplaced,
       (SELECT count(*) FROM current_reading c JOIN report r ON r.id = c.report_id
           WHERE r.kind = 'unreadable' AND NOT EXISTS (
               SELECT FROM report typed JOIN current_reading t ON t.report_id = typed.id
               WHERE typed.typed_from_id = r.id)) AS unreadable,
       (SELECT count(*) FROM release_request q
           WHERE q.marking_id IN (SELECT own_markings())
             AND NOT EXISTS (SELECT FROM release_answer w WHERE w.request_id = q.id)) AS requests
