-- Holds one target for an agency, finds who else holds the same, tells the watch desk and, unless one of the two is silent,
-- both sides. For deconfliction's operations. A deliberate disclosure, of the same bit as file_operation: that a conflict
-- exists. `t`: a row of held_target; hashes in hexadecimal: its digest, the one of its shape (null where its kind has none),
-- and `also` those of what else its holder knows to be the same person's, which are kept beside it and read by nobody.
DROP FUNCTION IF EXISTS hold_target(jsonb, text, boolean);
CREATE OR REPLACE FUNCTION hold_target(t jsonb, hex_digest text, hex_shape text, also text[], same_agency boolean)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    me reader;
    h held_target := jsonb_populate_record(NULL::held_target, t - '{digest, shape}'::text[]);
    subject_of planned_operation;
    watching boolean := on_watch();
BEGIN
    SELECT * INTO me FROM reader WHERE id = current_reader();
    h.digest := decode(hex_digest, 'hex');
    h.shape := decode(hex_shape, 'hex');
    h.held_by := me.id;
    h.held_name := me.name;
    IF h.version_id IS NOT NULL THEN
        SELECT * INTO subject_of FROM planned_operation p WHERE p.id = h.version_id;
        h.agency := subject_of.agency;
        h.marking_id := subject_of.marking_id;
    ELSIF watching AND h.agency <> me.agency THEN
        h.marking_id := kept_marking(jsonb_build_object(
            'originator', h.agency, 'level', 1, 'every_agency', false, 'agencies', '[]'::jsonb, 'groups', '[]'::jsonb,
            'handling', '[0]'::jsonb, 'handling_note', '', 'purposes', '[1, 2, 5]'::jsonb));
    END IF;
    h.by_phone := h.agency <> me.agency;
    IF me.id IS NULL OR (h.version_id IS NOT NULL AND subject_of.filed_by IS DISTINCT FROM me.id)
       OR NOT (watching OR (1 = ANY (me.roles) AND NOT me.partner AND h.agency = me.agency
                            AND h.marking_id IN (SELECT own_markings()))) THEN
        RAISE EXCEPTION 'this target is not yours to hold' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO held_target SELECT (h).*;
    INSERT INTO target_known_as (target_id, hashes) VALUES (h.id, ARRAY(SELECT DISTINCT decode(x, 'hex') FROM unnest(also) x));
    RETURN meet_targets(h.id, same_agency, true, h.held_at);
END
$$;
