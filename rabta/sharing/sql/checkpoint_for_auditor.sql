-- The newest checkpoint, and how the ledger grew since an earlier one, for an auditor of any agency: what another agency
-- keeps as a witness. For the console's page of checkpoints. A deliberate disclosure: it tells how many entries the ledger
-- holds, of whatever marking, and nothing of any entry: a leaf is a hash over a random id. To everybody else it is empty.
-- `peaks` are those of the earlier checkpoint; null where there is none of that size.
CREATE OR REPLACE FUNCTION checkpoint_for_auditor(
    since bigint, OUT size bigint, OUT root bytea, OUT closed_at timestamptz, OUT earlier_root bytea, OUT peaks bytea[],
    OUT leaves bytea)
RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp ROWS 1
AS $$
    SELECT c.size, c.root, c.closed_at, e.root, e.peaks,
           (SELECT string_agg(p.leaf, '' ORDER BY p.position)
            FROM ledger_position p WHERE p.position >= e.size AND p.position < c.size)
    FROM (SELECT k.size, k.root, k.closed_at FROM ledger_checkpoint k ORDER BY k.size DESC LIMIT 1) c
    LEFT JOIN ledger_checkpoint e ON e.size = since AND e.size <= c.size
    WHERE reader_has_role(4::smallint)
$$;
