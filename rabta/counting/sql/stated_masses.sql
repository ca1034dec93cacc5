-- The grams that each of these incidents states; those that state none are left out. For keeping_questions.py.
SELECT p.incident_key::text, sum(l.mass_g)::bigint
FROM placed_incident p
JOIN seizure_line l ON l.incident_id = p.incident_id
WHERE p.incident_key = ANY (%(keys)s::uuid[]) AND l.mass_g IS NOT NULL
GROUP BY p.incident_key
