-- The views (component, visible subset of its markings) that are exactly what the reader in the token sees of their
-- component. For the row policies of the projections. Gate alone knows the full set of a component's markings.
CREATE OR REPLACE FUNCTION visible_views() RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = rabta, pg_temp ROWS 200
AS $$
    WITH mine AS MATERIALIZED (SELECT array_agg(m) AS ids FROM visible_markings() AS m)
    SELECT v.id
    FROM marking_view v, mine
    WHERE v.visible = ARRAY(SELECT c FROM unnest(v.component) AS c WHERE c = ANY (mine.ids) ORDER BY c)
$$;
