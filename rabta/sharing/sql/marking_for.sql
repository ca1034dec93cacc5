-- The id of a marking, made on first use. For filing. Safe because a reader can only name markings of the reader's own
-- agency, so whether the row was there before tells nothing of another agency; and because the digest a marking is found
-- by is made here, of its content: a caller who could name it could ask for another agency's marking, or make a wide one
-- that a strict one is later taken for. The id comes from the content, never from a sequence: the first 31 bits of its
-- digest, the next free number on a clash.
CREATE OR REPLACE FUNCTION marking_for(wanted jsonb) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    found_id integer;
    own_agency smallint := (SELECT r.agency FROM reader r WHERE r.id = current_reader());
    w record;
    wanted_digest bytea;
BEGIN
    SELECT n.originator, n.level, n.every_agency, n.handling_note,
           ARRAY(SELECT DISTINCT a FROM unnest(n.agencies) a ORDER BY a) AS agencies,
           ARRAY(SELECT DISTINCT g FROM unnest(n.groups) g ORDER BY g) AS groups,
           ARRAY(SELECT DISTINCT h FROM unnest(n.handling) h ORDER BY h) AS handling,
           ARRAY(SELECT DISTINCT p FROM unnest(n.purposes) p ORDER BY p) AS purposes
    INTO w
    FROM jsonb_to_record(wanted) AS n(
        originator smallint, level smallint, every_agency boolean, agencies smallint[], groups text[],
        handling smallint[], handling_note text, purposes smallint[]);
    IF own_agency IS NULL OR own_agency IS DISTINCT FROM w.originator THEN
        RAISE EXCEPTION 'a marking can only be given by its originator' USING ERRCODE = 'insufficient_privilege';
    END IF;
    wanted_digest := sha256(convert_to(jsonb_build_array(
        w.originator, w.level, w.every_agency, w.agencies, w.groups, w.handling, w.handling_note, w.purposes)::text, 'UTF8'));
    SELECT id INTO found_id FROM marking WHERE digest = wanted_digest;
    IF found_id IS NOT NULL THEN
        RETURN found_id;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('rabta marking'));
    SELECT id INTO found_id FROM marking WHERE digest = wanted_digest;
    IF found_id IS NOT NULL THEN
        RETURN found_id;
    END IF;
    found_id := ('x' || encode(substring(wanted_digest FOR 4), 'hex'))::bit(32)::integer & 2147483647;
    WHILE EXISTS (SELECT FROM marking WHERE id = found_id) LOOP
        found_id := (found_id + 1) & 2147483647;
    END LOOP;
    INSERT INTO marking (id, originator, level, every_agency, agencies, groups, handling, handling_note, purposes, digest)
    VALUES (found_id, w.originator, w.level, w.every_agency, w.agencies, w.groups, w.handling, w.handling_note, w.purposes,
            wanted_digest);
    RETURN found_id;
END
$$;
