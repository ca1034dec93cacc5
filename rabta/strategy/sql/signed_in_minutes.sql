-- The agencies under a signature of this kind in the minutes of a meeting, as the reader sees them.
-- For the write policy of minutes, which may not ask its own table. Safe because it runs with the reader's own rights.
CREATE OR REPLACE FUNCTION signed_in_minutes(wanted uuid, as_kind text) RETURNS smallint[]
LANGUAGE plpgsql STABLE SET search_path = rabta, pg_temp
AS $$
BEGIN
    RETURN ARRAY(SELECT e.agency FROM meeting_entry e WHERE e.meeting_id = wanted AND e.kind = as_kind ORDER BY e.number);
END
$$;
