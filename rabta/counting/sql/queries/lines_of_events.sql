-- What counts in these events, with the rule that chose it and what it set aside.
SELECT l.event_key, l.line_no, l.substance, l.mass_g, l.quantity, l.unit, l.from_incident, l.rule, l.set_aside
FROM seen_line l
WHERE l.event_key = ANY (%(event_keys)s::uuid[])
ORDER BY l.event_key, l.line_no
