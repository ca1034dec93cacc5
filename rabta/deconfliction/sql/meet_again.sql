-- A target that stands meets whoever holds the same now, after what its holder knows of the person has changed. For the house
-- itself, which looks again by and by; no reader calls it. A deliberate disclosure, of the same bit as hold_target and to
-- both sides alike. Who was told of each other once is not told again.
CREATE OR REPLACE FUNCTION meet_again(target uuid, same_agency boolean, at timestamptz) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT meet_targets(target, same_agency, false, at);
$$;
