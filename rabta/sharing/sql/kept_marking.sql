-- The id of the row that holds this marking, made on first use. For the functions of gate that name markings; whoever
-- else calls it finds that the rows are not theirs to read or write. A row is found by the digest of its content and never
-- by what a caller says of it: else one could ask for another agency's marking, or make a wide one that a strict one is
-- later taken for. Its id is keyed, so that nobody can try out audiences until one gives a number that stands beside a
-- record; the next free number on a clash, and never a sequence.
CREATE OR REPLACE FUNCTION kept_marking(wanted jsonb) RETURNS integer
LANGUAGE plpgsql VOLATILE SET search_path = rabta, pg_temp
AS $$
DECLARE
    found_id integer;
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
    SELECT ('x' || encode(substring(sha256(k.outer_pad || sha256(k.inner_pad || wanted_digest)) FOR 4), 'hex'))::bit(32)::integer
           & 2147483647
    INTO STRICT found_id FROM token_key k WHERE k.active ORDER BY k.id LIMIT 1;
    WHILE EXISTS (SELECT FROM marking WHERE id = found_id) LOOP
        found_id := (found_id + 1) & 2147483647;
    END LOOP;
    INSERT INTO marking (id, originator, level, every_agency, agencies, groups, handling, handling_note, purposes, digest)
    VALUES (found_id, w.originator, w.level, w.every_agency, w.agencies, w.groups, w.handling, w.handling_note, w.purposes,
            wanted_digest);
    RETURN found_id;
END
$$;
GRANT EXECUTE ON FUNCTION kept_marking TO rabta_gate;
