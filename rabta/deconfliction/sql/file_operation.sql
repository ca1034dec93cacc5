-- Files one version of a planned operation, finds what it conflicts with, tells the watch desk and, unless one of the two is
-- silent, both sides: one step that no other filing nearby can come between. For deconfliction's operations.
-- A deliberate disclosure: it returns one bit, that a conflict exists of which its sides may hear. Nothing else of
-- another's operation leaves it: not which, whose, how many, where or when; a silent one changes no bit.
--
-- Serialised: whoever files takes a lock for every square degree that the operation reaches, in sorted order, and looks only
-- then. Two operations in conflict share a cell (rules/footprint.py), so the later one of the two sees the earlier. Under
-- REPEATABLE READ what is looked at would be older than the lock, so that is refused.
-- `op`: a row of planned_operation. `legs`: [{no, a, b, reach_m, cells}]. `inside`, `ring`: of an area, else empty and null.
CREATE OR REPLACE FUNCTION file_operation(op jsonb, legs jsonb, inside int[], ring float8[], same_agency boolean)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$
DECLARE
    me reader;
    o planned_operation := jsonb_populate_record(NULL::planned_operation, op);
    before planned_operation;
    other record;
    square int;
    watching boolean := on_watch();
    told boolean := false;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'operations are filed under READ COMMITTED: a snapshot older than the locks misses conflicts';
    END IF;
    SELECT * INTO me FROM reader WHERE id = current_reader();
    PERFORM pg_advisory_xact_lock(hashtext('rabta operation'), hashtext(o.operation_id::text));
    SELECT * INTO before FROM planned_operation p WHERE p.operation_id = o.operation_id ORDER BY p.number DESC LIMIT 1;
    IF before.id IS NOT NULL THEN
        o.agency := before.agency;
        o.marking_id := before.marking_id;
    ELSIF watching AND o.agency <> me.agency THEN
        o.marking_id := kept_marking(jsonb_build_object(
            'originator', o.agency, 'level', 1, 'every_agency', false, 'agencies', '[]'::jsonb, 'groups', '[]'::jsonb,
            'handling', '[0]'::jsonb, 'handling_note', '', 'purposes', '[1, 2, 5]'::jsonb));
    END IF;
    IF me.id IS NULL OR (before.id IS NULL) <> (o.state = 'filed') OR before.state = 'cancelled'
       OR NOT (watching OR (1 = ANY (me.roles) AND NOT me.partner AND o.agency = me.agency
                            AND o.marking_id IN (SELECT own_markings()))) THEN
        RAISE EXCEPTION 'this operation is not yours to file' USING ERRCODE = 'insufficient_privilege';
    END IF;
    o.number := coalesce(before.number, 0) + 1;
    o.filed_by := me.id;
    o.filed_name := me.name;
    o.by_phone := o.agency <> me.agency;
    FOR square IN
        SELECT DISTINCT (c / 100000) * 1000 + (c % 10000) / 10
        FROM (SELECT jsonb_array_elements_text(l -> 'cells')::int AS c FROM jsonb_array_elements(legs) l
              UNION ALL SELECT unnest(inside)) reached
        ORDER BY 1
    LOOP
        PERFORM pg_advisory_xact_lock(hashtext('rabta deconfliction'), square);
    END LOOP;

    INSERT INTO planned_operation SELECT (o).*;
    INSERT INTO operation_edge (version_id, first, ring)
    SELECT o.id, l.a, file_operation.ring FROM jsonb_to_recordset(legs) AS l(no int, a float8[]) WHERE l.no = 0;

    FOR other IN
        SELECT v.* FROM operations_met(legs, inside, file_operation.ring, o.kept_from, o.kept_until) meets
        JOIN planned_operation v ON v.id = meets.version_id
        WHERE v.operation_id <> o.operation_id AND (same_agency OR v.agency <> o.agency)
          AND NOT EXISTS (SELECT FROM planned_operation n WHERE n.operation_id = v.operation_id AND n.number > v.number)
        ORDER BY v.operation_id
    LOOP
        told := told OR NOT (o.silent OR other.silent);
        PERFORM tell_both_sides(
            other.id, o.id, NULL, NULL, other.operation_id, o.operation_id, other.agency, o.agency, other.marking_id,
            o.marking_id, o.silent OR other.silent, o.state <> 'cancelled', o.filed_at);
    END LOOP;

    INSERT INTO operation_part (cell, kept_from, kept_until, version_id, no, a, b, reach_m)
    SELECT c, o.kept_from, o.kept_until, o.id, l.no, l.a, l.b, l.reach_m
    FROM jsonb_to_recordset(legs) AS l(no int, a float8[], b float8[], reach_m float8, cells int[]), unnest(l.cells) c
    UNION ALL SELECT c, o.kept_from, o.kept_until, o.id, -1, NULL, NULL, 0 FROM unnest(inside) c;
    RETURN told;
END
$$;
