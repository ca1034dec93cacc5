-- The protected compartment (protected_policies.sql) for persons: a protected mention and what it is known by show only to a
-- reader who may see the report and holds the protection role (7), and to everybody else are not there at all. These
-- policies only narrow: they are joined by AND to the marking's.
CREATE POLICY protected_only ON person_mention AS RESTRICTIVE FOR SELECT TO rabta_app
    USING (NOT protected OR (SELECT reader_has_role(7::smallint)));
CREATE POLICY protected_only ON mention_identifier AS RESTRICTIVE FOR SELECT TO rabta_app
    USING (NOT protected OR (SELECT reader_has_role(7::smallint)));
-- Words of the record leave no sample behind (no_statistics_of_words.sql).
ALTER TABLE person_mention ALTER name SET STATISTICS 0, ALTER father SET STATISTICS 0, ALTER husband SET STATISTICS 0,
    ALTER place_text SET STATISTICS 0;
ALTER TABLE mention_identifier ALTER written SET STATISTICS 0, ALTER value SET STATISTICS 0;
