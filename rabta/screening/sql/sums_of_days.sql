-- Sums kept of past days at airports, by the hashes of all that they were made of. For the board, whose reader makes the same
-- hash from what shows to that reader. Safe because a hash cannot be made without the ids of every reading and device behind
-- the sums, and because a row is told only where the reader sees every marking that these were under.
CREATE OR REPLACE FUNCTION sums_of_days(keys bytea[]) RETURNS TABLE (key bytea, sums jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT s.key, s.sums FROM airport_day_sum s
    WHERE s.key = ANY (sums_of_days.keys) AND s.markings <@ ARRAY(SELECT visible_markings())
$$;
