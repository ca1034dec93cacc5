-- Whether the mention of this id was written in this transaction, from this row. For the policies of what is written below a
-- mention: a foreign key sees hidden rows, so the policy asks first, and a mention of anybody else's is as one that is not
-- there. It tells of nothing but what the caller just wrote; a protected mention, too, which the caller then no longer sees.
CREATE OR REPLACE FUNCTION mention_is_of_row(mention uuid, of_row uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
    SELECT EXISTS (
        SELECT FROM person_mention m
        WHERE m.id = mention AND m.row_id = of_row AND m.xmin = pg_current_xact_id()::xid)
$$;
