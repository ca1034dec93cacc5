-- Reports of the reader's own agency whose review has come or comes by a day, that are held, or proposed to be purged; the
-- longest due first.
WITH kept AS (
    SELECT r.id, r.number, r.title, r.received_at,
           coalesce((SELECT k.until FROM retention_step k WHERE k.report_id = r.id AND k.step = 'keep'
                     ORDER BY k.number DESC LIMIT 1), r.review_on) AS due_on,
           h.step = 'hold' AND (h.until IS NULL OR h.until >= %(today)s::date) AS held, h.until AS held_until, h.reason AS held_because,
           p.step = 'propose' AS proposed, p.decided_by = current_reader() AS proposed_by_you, p.rule, p.reason AS proposed_because
    FROM report r
    LEFT JOIN LATERAL (SELECT * FROM retention_step s WHERE s.report_id = r.id AND s.step IN ('hold', 'lift')
                       ORDER BY s.number DESC LIMIT 1) h ON true
    LEFT JOIN LATERAL (SELECT * FROM retention_step s WHERE s.report_id = r.id AND s.step <> 'lift'
                       ORDER BY s.number DESC LIMIT 1) p ON true
    WHERE r.marking_id IN (SELECT own_markings())
)
SELECT k.* FROM kept k
WHERE k.due_on <= %(by)s::date OR k.held OR k.proposed
ORDER BY k.due_on, k.number
LIMIT %(most)s::integer
