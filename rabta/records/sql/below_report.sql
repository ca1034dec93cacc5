-- Every table at or below `report` that has a marking, with the condition that finds one report's rows of it ($2 is the
-- report's id): asked of the catalogue, so that no table is forgotten. For carry_marking(), and for the test that says
-- which they are. It holds no row of the record.
CREATE VIEW below_report WITH (security_invoker = true) AS
WITH RECURSIVE below (rel, path, condition, depth) AS (
    SELECT 'report'::regclass::oid, ARRAY['report'::regclass::oid], 'id = $2' COLLATE "C", 0
    UNION ALL
    SELECT c.conrelid, b.path || c.conrelid,
           format('%I IN (SELECT %I FROM %s WHERE %s)', k.attname, p.attname, b.rel::regclass, b.condition) COLLATE "C",
           b.depth + 1
    FROM below b
    JOIN pg_constraint c ON c.contype = 'f' AND c.confrelid = b.rel AND cardinality(c.conkey) = 1
        AND c.conrelid <> ALL (b.path)
    JOIN pg_attribute k ON k.attrelid = c.conrelid AND k.attnum = c.conkey[1]
    JOIN pg_attribute p ON p.attrelid = c.confrelid AND p.attnum = c.confkey[1]
    WHERE EXISTS (
        SELECT FROM pg_attribute m WHERE m.attrelid = c.conrelid AND m.attname = 'marking_id' AND NOT m.attisdropped)
)
SELECT DISTINCT ON (rel) rel::regclass::text AS name, condition FROM below ORDER BY rel, depth, condition;
GRANT SELECT ON below_report TO rabta_gate;
