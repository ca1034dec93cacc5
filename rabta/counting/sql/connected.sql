-- Every placed incident that can be reached from these keys over any judgement that ever joined or tied a pair: at least the
-- whole component of each, also of one that has just gone. For placing; components proper are cut out of the answer afterwards.
WITH RECURSIVE reached (key) AS (
    SELECT unnest(%(keys)s)
    UNION
    SELECT p.incident_key
    FROM reached r
    JOIN LATERAL (
        SELECT j.b AS other FROM judgement j WHERE j.a = r.key AND (j.score >= %(likely)s OR j.relation = 'part_of' OR j.decided_by IS NOT NULL)
        UNION
        SELECT j.a FROM judgement j WHERE j.b = r.key AND (j.score >= %(likely)s OR j.relation = 'part_of' OR j.decided_by IS NOT NULL)
    ) n ON true
    JOIN placed_incident p ON p.incident_key = n.other
)
SELECT key FROM reached JOIN placed_incident p ON p.incident_key = key ORDER BY key
