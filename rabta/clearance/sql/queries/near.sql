-- Claims that show, of one quantity, whose bounds meet these and whose day is at most half a year from one: to be looked at closely.
SELECT q.key
FROM land_claim q JOIN current_reading c ON c.id = q.reading_id
WHERE q.quantity = %(quantity)s::text AND q.land IS NOT NULL
  AND q.west <= %(east)s::float8 AND q.east >= %(west)s::float8
  AND q.south <= %(north)s::float8 AND q.north >= %(south)s::float8
  AND (%(day)s::date IS NULL OR coalesce(q.ended_on, q.started_on) IS NULL
       OR abs(coalesce(q.ended_on, q.started_on) - %(day)s::date) <= 183)
ORDER BY q.key
