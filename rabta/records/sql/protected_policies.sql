-- The protected compartment: words that may name a victim, a smuggled person, a child, somebody who asks for asylum or a
-- witness show only to a reader who may see the report and holds the protection role (7). These policies only narrow: they
-- are joined by AND to the marking's. A report's bytes and its corrections are withheld as soon as any reading of it had
-- such a row, so that reading it again never opens it.
CREATE POLICY protected_only ON protected_report AS RESTRICTIVE FOR SELECT TO rabta_app
    USING ((SELECT reader_has_role(7::smallint)));
CREATE POLICY protected_only ON protected_row AS RESTRICTIVE FOR SELECT TO rabta_app
    USING ((SELECT reader_has_role(7::smallint)));
CREATE POLICY protected_only ON protected_incident AS RESTRICTIVE FOR SELECT TO rabta_app
    USING ((SELECT reader_has_role(7::smallint)));
CREATE POLICY protected_only ON mention AS RESTRICTIVE FOR SELECT TO rabta_app
    USING (NOT protected OR (SELECT reader_has_role(7::smallint)));
CREATE POLICY protected_only ON report_body AS RESTRICTIVE FOR SELECT TO rabta_app
    USING ((SELECT reader_has_role(7::smallint)) OR NOT EXISTS (
        SELECT FROM reading d JOIN reading_row w ON w.reading_id = d.id
        WHERE d.report_id = report_body.report_id AND w.protected));
CREATE POLICY protected_only ON correction AS RESTRICTIVE FOR SELECT TO rabta_app
    USING ((SELECT reader_has_role(7::smallint)) OR NOT EXISTS (
        SELECT FROM reading d JOIN reading_row w ON w.reading_id = d.id
        WHERE d.report_id = correction.report_id AND w.protected));
CREATE INDEX protected_incident_words ON protected_incident USING gin (search public.gin_trgm_ops);
CREATE INDEX reading_row_protected ON reading_row (reading_id) WHERE protected;
