-- The protected compartment (protected_mentions.sql) for journeys: the legs and bags of a protected traveller, and a booking
-- with one, show only to a reader who may see the report and holds the protection role (7), and to everybody else are not there
-- at all. Flights tell of nobody. These policies only narrow: they are joined by AND to the marking's.
CREATE POLICY protected_only ON stated_booking AS RESTRICTIVE FOR SELECT TO rabta_app
    USING (NOT protected OR (SELECT reader_has_role(7::smallint)));
CREATE POLICY protected_only ON travel_leg AS RESTRICTIVE FOR SELECT TO rabta_app
    USING (NOT protected OR (SELECT reader_has_role(7::smallint)));
CREATE POLICY protected_only ON stated_bag AS RESTRICTIVE FOR SELECT TO rabta_app
    USING (NOT protected OR (SELECT reader_has_role(7::smallint)));
-- What tells people apart leaves no sample behind (no_statistics_of_words.sql).
ALTER TABLE stated_booking ALTER locator SET STATISTICS 0, ALTER office SET STATISTICS 0;
ALTER TABLE travel_leg ALTER locator SET STATISTICS 0, ALTER seat SET STATISTICS 0;
ALTER TABLE stated_bag ALTER tag SET STATISTICS 0;
