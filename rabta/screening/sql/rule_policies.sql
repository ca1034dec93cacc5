-- The resolver finds hits of rules and writes them; no reader does. A traveller with a document of a protected person is no hit
-- for anybody: this policy only narrows. The watch desk sees every rule, as it does every list; on_watch() is deconfliction's.
-- What was compared already is the resolver's own.
GRANT INSERT ON rule_hit TO rabta_resolver;
CREATE POLICY resolver_finds ON rule_hit FOR INSERT TO rabta_resolver WITH CHECK (true);
CREATE POLICY protected_never ON rule_hit AS RESTRICTIVE FOR SELECT TO rabta_app USING (NOT rule_hit_is_protected(id));
CREATE POLICY watch_sees ON screening_rule FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_sees ON rule_version FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_sees ON rule_step FOR SELECT TO rabta_app USING ((SELECT on_watch()));
ALTER TABLE rules_compared ENABLE ROW LEVEL SECURITY;
ALTER TABLE rules_compared FORCE ROW LEVEL SECURITY;
REVOKE ALL ON rules_compared FROM PUBLIC;
GRANT SELECT, INSERT ON rules_compared TO rabta_resolver;
CREATE POLICY resolver_keeps ON rules_compared TO rabta_resolver USING (true) WITH CHECK (true);
-- No statistics of columns that hold words (see records/sql of the same name).
ALTER TABLE screening_rule ALTER name SET STATISTICS 0, ALTER ground SET STATISTICS 0, ALTER reason SET STATISTICS 0,
    ALTER contact SET STATISTICS 0, ALTER phone SET STATISTICS 0, ALTER opened_name SET STATISTICS 0;
ALTER TABLE rule_version ALTER text SET STATISTICS 0;
ALTER TABLE rule_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0, ALTER known SET STATISTICS 0;
ALTER TABLE rule_hit ALTER reasons SET STATISTICS 0, ALTER others SET STATISTICS 0;
ALTER TABLE rule_hit_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
