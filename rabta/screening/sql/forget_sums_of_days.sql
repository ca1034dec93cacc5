-- Forgets sums of days that a statement now deleted was part of: those of its day and the next, and, for the last tests of a
-- lane, of the 60 days after. Safe because it gives nothing and only forgets what the resolver makes again.
CREATE OR REPLACE FUNCTION forget_sums_of_days() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
BEGIN
    DELETE FROM airport_day_sum s WHERE EXISTS (SELECT FROM gone g WHERE s.day BETWEEN g.day AND g.day + 60);
    RETURN NULL;
END
$$;
