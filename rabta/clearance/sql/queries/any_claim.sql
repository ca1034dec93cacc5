-- Whether a claim of this crop shows that was worked on between two days.
SELECT EXISTS (
    SELECT FROM land_claim q JOIN current_reading c ON c.id = q.reading_id
    WHERE q.crop = %(crop)s::text AND coalesce(q.ended_on, q.started_on) BETWEEN %(date_from)s::date AND %(date_to)s::date
) AS found
