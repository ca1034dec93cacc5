-- Incidents of tables by one originator that stand in one event with another such incident, where two tables (or one table
-- with itself) meet in at least `least` events: what may be one month sent twice. With both reports named, only theirs.
, held AS MATERIALIZED ( -- apart: the database takes tables for few, and would look up each of a million incidents alone
    SELECT m.event_key, m.incident_key FROM seen_member m
),
told AS MATERIALIZED (
    SELECT m.event_key, m.incident_key, c.report_id, r.originator
    FROM held m
    JOIN incident i ON i.key = m.incident_key
    JOIN current_reading c ON c.id = i.reading_id
    JOIN report r ON r.id = c.report_id AND r.kind = 'table'
    WHERE %(first)s::uuid IS NULL OR c.report_id IN (%(first)s::uuid, %(second)s::uuid)
),
met AS MATERIALIZED (
    SELECT x.event_key, x.incident_key AS a, y.incident_key AS b, least(x.report_id, y.report_id) AS first,
           greatest(x.report_id, y.report_id) AS second
    FROM told x
    JOIN told y ON y.event_key = x.event_key AND y.originator = x.originator AND y.incident_key > x.incident_key
)
SELECT m.event_key, m.a, m.b, m.first, m.second
FROM met m
WHERE (m.first, m.second) IN (
    SELECT n.first, n.second FROM met n GROUP BY n.first, n.second HAVING count(DISTINCT n.event_key) >= %(least)s::integer)
  AND NOT EXISTS (
        SELECT FROM judgement j
        WHERE j.a = m.a AND j.b = m.b AND j.decided_by IS NOT NULL AND j.undoes_id IS NULL
        AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id))
ORDER BY m.first, m.second, m.event_key, m.a, m.b
