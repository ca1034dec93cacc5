-- Lapses that somebody has taken and not closed, to be closed about now: the step by which each was taken, and what its agency was
-- told of it lately. A closing counts where whoever took the lapse sees it: signed by the same person, or on no more than that
-- person saw; so that nothing hidden keeps a reminder back.
SELECT s.id, s.lapse, s.agency, s.due, s.marking_id,
       ARRAY(SELECT n.kind FROM notice n WHERE n.subject_kind = 'lapse' AND n.subject_id = s.id AND n.at > %(told_since)s) AS told
FROM lapse_step s
LEFT JOIN LATERAL (
    SELECT l.kind FROM lapse_step l
    WHERE l.lapse = s.lapse AND l.kind IN ('owned', 'closed', 'reopened') AND (l.signed_at, l.id) > (s.signed_at, s.id)
      AND (l.signed_by = s.signed_by OR l.reports <@ s.reports AND l.devices <@ s.devices)
    ORDER BY l.signed_at DESC, l.id DESC LIMIT 1) later ON true
WHERE s.kind = 'owned' AND s.due BETWEEN %(since)s AND %(until)s AND coalesce(later.kind, 'reopened') = 'reopened'
ORDER BY s.due, s.id
