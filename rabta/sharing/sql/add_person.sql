-- Adds a person to an agency whose people the reader in the token keeps. For people's operations. Safe because the new
-- row is decided here: open vetting, a liaison officer, coordination alone, no group; whatever is more is given by
-- keep_person or takes a proposal. Whether an office is a foreign partner follows its own people and is never asked.
CREATE OR REPLACE FUNCTION add_person(new_id uuid, new_name text, of_agency smallint, at timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    me reader;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('rabta people'));
    SELECT * INTO me FROM reader WHERE id = current_reader();
    IF me.id IS NULL OR NOT (5 = ANY (me.roles))
       OR NOT (of_agency = me.agency OR (me.agency = 1 AND NOT EXISTS (
           SELECT FROM reader a WHERE a.agency = of_agency AND a.active AND 5 = ANY (a.roles))))
       OR btrim(new_name) = '' THEN
        RAISE EXCEPTION 'this person is not yours to keep' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO reader (id, name, agency, partner, vetting, groups, purposes, roles, active, example, added_at)
    VALUES (new_id, btrim(new_name), of_agency,
            coalesce((SELECT bool_or(r.partner) FROM reader r WHERE r.agency = of_agency), false),
            0, '{}', '{1}', '{1}', true, me.example, at);
END
$$;
