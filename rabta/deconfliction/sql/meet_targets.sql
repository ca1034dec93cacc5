-- Finds who else holds what this target's holder holds, or knows the one person by, tells the watch desk and, unless one of the
-- two is silent, both sides; whether it told. For hold_target and meet_again alone: whoever else calls it finds that the rows
-- are not theirs to read. Two targets meet where anything that either is matched by is the same, so that it makes no
-- difference who was first. Serialised by locks on all of these, in sorted order. `again`: as in tell_both_sides.
CREATE OR REPLACE FUNCTION meet_targets(target uuid, same_agency boolean, again boolean, at timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = rabta, pg_temp
AS $$
DECLARE
    h held_target;
    subject_of planned_operation;
    mine bytea[];
    lock int;
    other record;
    told boolean := false;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'targets are held under READ COMMITTED: a snapshot older than the lock misses conflicts';
    END IF;
    SELECT * INTO h FROM held_target t WHERE t.id = target;
    SELECT * INTO subject_of FROM planned_operation p WHERE p.id = h.version_id;
    mine := ARRAY(SELECT DISTINCT x FROM unnest(ARRAY[h.digest, h.shape] || coalesce(
        (SELECT k.hashes FROM target_known_as k WHERE k.target_id = target), '{}')) x WHERE x IS NOT NULL);
    FOR lock IN SELECT DISTINCT ('x' || left(encode(x, 'hex'), 8))::bit(32)::int FROM unnest(mine) x ORDER BY 1
    LOOP
        PERFORM pg_advisory_xact_lock(hashtext('rabta target'), lock);
    END LOOP;
    FOR other IN
        SELECT o.*, coalesce(v.operation_id, o.id) AS key FROM held_target o LEFT JOIN planned_operation v ON v.id = o.version_id
        WHERE o.id IN (SELECT x.id FROM held_target x WHERE x.digest = ANY (mine)
                       UNION SELECT x.id FROM held_target x WHERE x.shape = ANY (mine)
                       UNION SELECT k.target_id FROM target_known_as k WHERE k.hashes && mine)
          AND o.id <> h.id AND (same_agency OR o.agency <> h.agency)
          AND o.held_until >= at AND (v.id IS NULL OR subject_of.id IS NULL OR v.operation_id <> subject_of.operation_id)
          AND NOT EXISTS (SELECT FROM target_let_go g WHERE g.target_id = o.id)
          AND NOT EXISTS (SELECT FROM planned_operation n WHERE n.operation_id = v.operation_id AND n.number > v.number)
        ORDER BY key
    LOOP
        told := told OR NOT (h.silent OR other.silent);
        PERFORM tell_both_sides(
            NULL, NULL, other.id, h.id, other.key, coalesce(subject_of.operation_id, h.id), other.agency, h.agency,
            other.marking_id, h.marking_id, h.silent OR other.silent, again, at);
    END LOOP;
    RETURN told;
END
$$;
GRANT EXECUTE ON FUNCTION meet_targets TO rabta_gate;
