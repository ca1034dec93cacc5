-- Of which lapse a step is.
SELECT lapse FROM lapse_step WHERE id = %(id)s::uuid
