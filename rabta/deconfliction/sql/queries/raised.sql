-- Alarms that have waited too long, as a director of the centre is told of them; for everybody else none. The oldest first.
SELECT found_at, owned_at, owner_name FROM raised_alarms(
    %(now)s::timestamptz, %(owned_minutes)s * interval '1 minute', %(spoken_minutes)s * interval '1 minute')
