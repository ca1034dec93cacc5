-- Keys the projections hold that no longer stand so: withdrawn, read anew with another answer, read away, or
-- marked anew. For placing.
SELECT p.incident_key
FROM placed_incident p
WHERE NOT EXISTS (
    SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id
    WHERE i.id = p.incident_id AND i.marking_id = p.marking_id AND NOT i.periodic)
ORDER BY p.incident_key
