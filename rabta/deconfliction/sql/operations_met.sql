-- The versions that a footprint meets, in place and in time, each once; of an operation every version that it meets. For
-- file_operation, after its locks; whoever else calls it may not read the rows. Arguments as there.
-- In plpgsql, which plans it once a session: it is asked at every filing. Always by the index, cell by cell, and never compiled:
-- how many cells there are the planner can only guess, and where the table was small it read the whole, or compiled a plan
-- that runs for half a millisecond.
CREATE OR REPLACE FUNCTION operations_met(legs jsonb, inside int[], ring float8[], kept_from timestamptz, kept_until timestamptz)
RETURNS TABLE (version_id uuid)
LANGUAGE plpgsql STABLE SET search_path = rabta, pg_temp
SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH mine AS MATERIALIZED (
        SELECT l.no, l.a, l.b, l.reach_m, c AS cell
        FROM jsonb_to_recordset(operations_met.legs) AS l(no int, a float8[], b float8[], reach_m float8, cells int[]),
             unnest(l.cells) c
        UNION ALL SELECT -1, NULL, NULL, 0, c FROM unnest(operations_met.inside) c
    ), near AS MATERIALIZED (
        SELECT m.no AS my_no, m.a AS my_a, m.b AS my_b, m.reach_m AS my_reach, p.no, p.a, p.b, p.reach_m, p.version_id
        FROM mine m JOIN operation_part p ON p.cell = m.cell
         AND p.kept_from BETWEEN operations_met.kept_from - interval '96 hours' AND operations_met.kept_until
         AND p.kept_until >= operations_met.kept_from
    )
    SELECT n.version_id FROM near n
    WHERE n.my_no >= 0 AND n.no >= 0 AND legs_apart(n.my_a, n.my_b, n.a, n.b) <= n.my_reach + n.reach_m
    UNION
    SELECT v.version_id
    FROM (SELECT DISTINCT n.version_id FROM near n WHERE n.my_no = -1 OR n.no = -1) v
    JOIN operation_edge e ON e.version_id = v.version_id
    WHERE lies_inside(e.first, operations_met.ring)
       OR lies_inside((SELECT m.a FROM mine m WHERE m.no = 0 LIMIT 1), e.ring);
END
$$;
GRANT EXECUTE ON FUNCTION operations_met TO rabta_gate;
