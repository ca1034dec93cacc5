-- Whether a protected person is known by a number of this entry. For the policy of hits alone: to whoever does not hold the
-- protection role such an entry gives none. A deliberate disclosure of one bit, to who sees the entry: that it gives no hit
-- (decision 31). The table is the resolver's; nobody else reads it.
CREATE OR REPLACE FUNCTION entry_is_protected(entry uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM protected_entry p WHERE p.entry_id = entry)
$$;
