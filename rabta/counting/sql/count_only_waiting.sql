-- Incidents that may be counted and not shown, as they stand, by the agencies that may count them; none that anybody of
-- these agencies could open at any vetting. `told`: in a total that stands. `before`: it was ever in a total, or a report
-- of the same bytes from the same agency was. `near`: it may be of one event with an incident that stands in a total for one of these
-- agencies. For putting totals together.
SELECT i.id, i.key, n.report_id, rep.originator, n.agencies, sha256(rep.sha256),
       EXISTS (SELECT FROM count_only_held h JOIN count_only_standing t ON t.id = h.total_id WHERE h.incident_id = i.id) AS told,
       EXISTS (SELECT FROM count_only_held h WHERE h.incident_key = i.key)
       OR EXISTS (SELECT FROM count_only_held h WHERE h.originator = rep.originator AND h.content_hash = sha256(rep.sha256)
                  AND h.report_id <> rep.id) AS before,
       EXISTS (SELECT FROM may_be_one j JOIN count_only_held h ON h.incident_key = j.other
               JOIN count_only_standing t ON t.id = h.total_id AND t.agencies && n.agencies WHERE j.one = i.key) AS near
FROM count_only_now n
JOIN current_reading c ON c.report_id = n.report_id
JOIN incident i ON i.reading_id = c.id AND NOT i.periodic
JOIN report rep ON rep.id = n.report_id
JOIN marking m ON m.id = i.marking_id
WHERE m.groups = '{}' AND NOT m.agencies && n.agencies AND NOT m.originator = ANY (n.agencies)
  AND (n.agencies <@ %(partners)s::smallint[] OR NOT m.every_agency)
ORDER BY n.agencies, i.key
