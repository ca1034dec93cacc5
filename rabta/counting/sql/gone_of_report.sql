-- As gone_incidents.sql, of one report: what it ever told of is looked up one by one, however much else is placed. For placing.
WITH told AS MATERIALIZED (
    SELECT DISTINCT i.key
    FROM incident i JOIN reading r ON r.id = i.reading_id
    WHERE r.report_id = %(report)s
)
SELECT p.incident_key
FROM told t CROSS JOIN LATERAL (SELECT * FROM placed_incident p WHERE p.incident_key = t.key OFFSET 0) p
WHERE NOT (
    SELECT EXISTS (
        SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id
        WHERE i.id = p.incident_id AND i.marking_id = p.marking_id AND NOT i.periodic))
ORDER BY p.incident_key
