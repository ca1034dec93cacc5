-- Alarms of the watch desk that have waited too long, for a director of the centre; for everybody else nothing.
-- A deliberate disclosure: that such an alarm stands, since which minute, and who of the desk has it since which minute. Of what
-- meets there, where, whose it is, and whether one side is silent, nothing: the director sees to it that somebody telephones.
-- The moment is never later than the server's own, and no wait is shorter than a minute: else whoever asks could let alarms
-- appear that the desk is still answering in time.
CREATE OR REPLACE FUNCTION raised_alarms(at timestamptz, owned interval, spoken interval)
RETURNS TABLE (found_at timestamptz, owned_at timestamptz, owner_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT date_trunc('minute', c.found_at), date_trunc('minute', o.taken_at), coalesce(o.taken_name, '')
    FROM operation_conflict c
    LEFT JOIN LATERAL (
        SELECT s.taken_at, s.taken_name FROM conflict_step s
        WHERE s.conflict_id = c.id AND s.step = 'owned' ORDER BY s.taken_at DESC, s.id DESC LIMIT 1) o ON true
    WHERE EXISTS (
            SELECT FROM reader r WHERE r.id = (SELECT current_reader()) AND 3 = ANY (r.roles) AND r.agency = 1 AND NOT r.partner)
      AND NOT EXISTS (SELECT FROM conflict_step s WHERE s.conflict_id = c.id AND s.step = 'closed')
      AND CASE
            WHEN o.taken_at IS NULL THEN least(at, clock_timestamp()) - c.found_at > greatest(owned, interval '1 minute')
            ELSE least(at, clock_timestamp()) - o.taken_at > greatest(spoken, interval '1 minute') AND 2 > (
                SELECT count(DISTINCT s.step) FROM conflict_step s
                WHERE s.conflict_id = c.id AND s.step IN ('spoke_a', 'spoke_b'))
          END
    ORDER BY 1, 2 NULLS FIRST, 3
$$;
