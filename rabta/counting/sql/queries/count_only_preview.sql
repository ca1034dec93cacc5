-- What one report states that could add to a total, and what of the reader's own agency may already be counted unseen by
-- all of these agencies: for the preview of a count-only release. Under the reader's own rights: of other agencies'
-- releases it tells nothing.
SELECT c.report_id = %(report_id)s::uuid AS of_it, i.key, l.substance, sum(l.mass_g)::bigint AS mass_g,
       coalesce(i.occurred_from, i.reported_on) AS day, i.province, i.country
FROM incident i
JOIN current_reading c ON c.id = i.reading_id
JOIN report r ON r.id = c.report_id AND r.marking_id IN (SELECT own_markings())
JOIN seizure_line l ON l.incident_id = i.id
WHERE NOT i.periodic AND (c.report_id = %(report_id)s::uuid OR EXISTS (
    SELECT FROM release_in_force rel
    WHERE rel.report_id = c.report_id AND rel.kind = 'count_only' AND rel.agencies @> %(agencies)s::smallint[]))
GROUP BY c.report_id, i.key, l.substance, i.occurred_from, i.reported_on, i.province, i.country
ORDER BY day NULLS LAST, i.key, l.substance
