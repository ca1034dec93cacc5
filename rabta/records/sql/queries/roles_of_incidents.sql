-- Which agency did what in these incidents. For incidents already found visible.
SELECT o.incident_id, o.agency, array_agg(o.role ORDER BY o.role) AS roles
FROM incident_role o
WHERE o.incident_id = ANY (%(incident_ids)s::uuid[])
GROUP BY o.incident_id, o.agency
ORDER BY o.incident_id, o.agency
