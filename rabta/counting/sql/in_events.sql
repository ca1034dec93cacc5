-- In which event each of these incidents stands in each of its views, with all that stand in it and in those that make it up,
-- and how it is placed: its marking, the grams that it states, whether any certain join of it or person's judgement on it
-- stands, and its reading. An incident of a component of many markings stands in no view. For keeping_questions.py.
SELECT p.incident_key::text, p.marking_id,
       (SELECT sum(l.mass_g)::bigint FROM seizure_line l WHERE l.incident_id = p.incident_id),
       EXISTS (
           SELECT FROM (SELECT j.*, j.b AS other FROM judgement j WHERE j.a = p.incident_key
                        UNION ALL SELECT j.*, j.a FROM judgement j WHERE j.b = p.incident_key) j
           WHERE j.undoes_id IS NULL AND EXISTS (SELECT FROM placed_incident o WHERE o.incident_key = j.other)
             AND CASE WHEN j.decided_by IS NOT NULL THEN NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)
                 ELSE j.outcome = 'same' AND NOT EXISTS (
                    SELECT FROM judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
                    AND (n.decided_at, n.id) > (j.decided_at, j.id)) END),
       i.reading_id::text, v.component, v.visible,
       ARRAY(SELECT o.incident_key::text FROM event_member o WHERE o.view_id = m.view_id AND o.event_key = m.event_key),
       ARRAY(SELECT o.incident_key::text FROM event e JOIN event_member o ON o.view_id = e.view_id AND o.event_key = ANY (e.covers)
             WHERE e.view_id = m.view_id AND e.key = m.event_key)
FROM placed_incident p
JOIN incident i ON i.id = p.incident_id
LEFT JOIN event_member m ON m.incident_key = p.incident_key
LEFT JOIN marking_view v ON v.id = m.view_id
WHERE p.incident_key = ANY (%(keys)s::uuid[])
