-- Seizure lines as reported. For incidents already found visible.
SELECT l.incident_id, l.line_no, l.substance, l.name_text, l.quantity, l.unit, l.approx, l.weight_kind, l.ambiguous,
       l.mass_g, l.factors_version
FROM seizure_line l
WHERE l.incident_id = ANY (%(incident_ids)s::uuid[])
ORDER BY l.incident_id, l.line_no
