-- The reports that their originators let others count unseen, and the agencies whose readers may: all releases in force.
-- For the resolver, which puts totals together, and for gate, which tells them. Runs with the rights of whoever asks.
CREATE VIEW count_only_now WITH (security_invoker = true) AS
SELECT rel.report_id, array_agg(DISTINCT agency ORDER BY agency) AS agencies
FROM release_in_force rel, unnest(rel.agencies) AS agency
WHERE rel.kind = 'count_only'
GROUP BY rel.report_id;
GRANT SELECT ON release_in_force, count_only_now TO rabta_resolver;
GRANT SELECT ON count_only_now TO rabta_gate;
