-- What one administrator does alone about a person of an agency whose people he or she keeps: narrow vetting and roles,
-- give the plain roles (liaison officer, director), give and take groups that are the administrator's own (others stay
-- as they are, unseen) and purposes he holds too, disable and let back. For people's operations. Safe because nothing here widens what two must agree on, nobody changes
-- himself, nobody gives what he has not, and the lock makes each look at what the one before him did: of two
-- administrators who disable each other at once, the second is no administrator any more and changes nothing.
CREATE OR REPLACE FUNCTION keep_person(
    person uuid, new_vetting smallint, new_roles smallint[], new_groups text[], new_purposes smallint[],
    new_active boolean, at timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    me reader;
    they reader;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('rabta people'));
    SELECT * INTO me FROM reader WHERE id = current_reader();
    SELECT * INTO they FROM reader
    WHERE id = person AND removed_at IS NULL AND agency IN (SELECT administered_agencies()) FOR UPDATE;
    IF me.id IS NULL OR they.id IS NULL OR they.id = me.id OR new_active IS NULL OR cardinality(new_purposes) = 0
       OR NOT coalesce(new_vetting BETWEEN 0 AND they.vetting
           AND new_roles <@ (they.roles || ARRAY[1, 3]::smallint[])
           AND new_groups <@ me.groups
           AND new_purposes <@ (they.purposes || me.purposes), false) THEN
        RAISE EXCEPTION 'this person is not yours to keep' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF new_vetting < they.vetting OR NOT they.roles <@ new_roles OR NOT new_active THEN
        -- what was proposed before is not what stands now: it is proposed anew, or not at all
        UPDATE proposal SET outcome = 2, decided_by = me.id, decided_at = at WHERE reader_id = person AND outcome IS NULL;
    END IF;
    UPDATE reader SET vetting = new_vetting, roles = new_roles, purposes = new_purposes, active = new_active,
        groups = ARRAY(SELECT g FROM unnest(they.groups) g WHERE g <> ALL (me.groups) UNION SELECT unnest(new_groups) ORDER BY 1)
    WHERE id = person;
END
$$;
