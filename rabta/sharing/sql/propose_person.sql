-- Puts before a second administrator what one may not do alone: kind 1 wider vetting or a weighty role (analyst, auditor,
-- administrator, protection officer), 2 a new password and second factor, 3 removal. For people's operations. Safe because
-- it changes no right. Analysts, auditors and watch officers are the centre's (agency 1). It stands for seven days of the database's clock;
-- a newer proposal of the same kind about the same person takes the place of the older.
CREATE OR REPLACE FUNCTION propose_person(
    new_id uuid, person uuid, what smallint, new_vetting smallint, new_roles smallint[], why text, at timestamptz)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    me reader;
    they reader;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('rabta people'));
    SELECT * INTO me FROM reader WHERE id = current_reader();
    SELECT * INTO they FROM reader
    WHERE id = person AND removed_at IS NULL AND agency IN (SELECT administered_agencies());
    IF me.id IS NULL OR they.id IS NULL OR they.id = me.id OR btrim(why) = ''
       OR NOT coalesce(new_vetting BETWEEN 0 AND greatest(me.vetting, they.vetting)
           AND new_roles <@ (they.roles || ARRAY[1, 3, 5, 7]::smallint[]
               || CASE WHEN they.agency = 1 THEN ARRAY[2, 4, 8]::smallint[] ELSE '{}' END), false) THEN
        RAISE EXCEPTION 'this person is not yours to keep' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE proposal SET outcome = 2, decided_by = me.id, decided_at = at
    WHERE reader_id = person AND kind = what AND outcome IS NULL;
    INSERT INTO proposal (id, reader_id, name, agency, kind, vetting, roles, reason, proposed_by, proposer_name,
                          proposed_at, expires_at)
    VALUES (new_id, person, they.name, they.agency, what, new_vetting, new_roles, btrim(why), me.id, me.name,
            at, now() + interval '7 days');
END
$$;
