-- Holds one target for an agency, finds who else holds the same, tells the watch desk and, unless one of the two is silent,
-- both sides. For deconfliction's operations. A deliberate disclosure, of the same bit as file_operation: that a conflict
-- exists. Serialised by locks on the hashes it is matched by, in sorted order. `t`: a row of held_target; hashes in hexadecimal:
-- its digest, the one of its shape (null where its kind has none), and `also` those of what else its holder knows to be the same
-- person's. Of what is held already its own two count: what others know of it they have said when they filed.
DROP FUNCTION IF EXISTS hold_target(jsonb, text, boolean);
CREATE OR REPLACE FUNCTION hold_target(t jsonb, hex_digest text, hex_shape text, also text[], same_agency boolean)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    me reader;
    h held_target := jsonb_populate_record(NULL::held_target, t - '{digest, shape}'::text[]);
    hashes bytea[];
    lock int;
    subject_of planned_operation;
    other record;
    watching boolean := on_watch();
    told boolean := false;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'targets are held under READ COMMITTED: a snapshot older than the lock misses conflicts';
    END IF;
    SELECT * INTO me FROM reader WHERE id = current_reader();
    h.digest := decode(hex_digest, 'hex');
    h.shape := decode(hex_shape, 'hex');
    hashes := ARRAY(SELECT DISTINCT decode(x, 'hex') FROM unnest(also || hex_digest || hex_shape) x WHERE x IS NOT NULL);
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
    FOR lock IN SELECT DISTINCT ('x' || left(encode(x, 'hex'), 8))::bit(32)::int FROM unnest(hashes) x ORDER BY 1
    LOOP
        PERFORM pg_advisory_xact_lock(hashtext('rabta target'), lock);
    END LOOP;
    INSERT INTO held_target SELECT (h).*;
    FOR other IN
        SELECT o.*, coalesce(v.operation_id, o.id) AS key FROM held_target o LEFT JOIN planned_operation v ON v.id = o.version_id
        WHERE o.id IN (SELECT x.id FROM held_target x WHERE x.digest = ANY (hashes)
                       UNION SELECT x.id FROM held_target x WHERE x.shape = ANY (hashes))
          AND o.id <> h.id AND (same_agency OR o.agency <> h.agency)
          AND o.held_until >= h.held_at AND (v.id IS NULL OR subject_of.id IS NULL OR v.operation_id <> subject_of.operation_id)
          AND NOT EXISTS (SELECT FROM target_let_go g WHERE g.target_id = o.id)
          AND NOT EXISTS (SELECT FROM planned_operation n WHERE n.operation_id = v.operation_id AND n.number > v.number)
        ORDER BY key
    LOOP
        told := told OR NOT (h.silent OR other.silent);
        PERFORM tell_both_sides(
            NULL, NULL, other.id, h.id, other.key, coalesce(subject_of.operation_id, h.id), other.agency, h.agency,
            other.marking_id, h.marking_id, h.silent OR other.silent, true, h.held_at);
    END LOOP;
    RETURN told;
END
$$;
