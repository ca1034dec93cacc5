-- What two others approved is what leaves, of its printed form too.
CREATE POLICY printed_as_approved ON edition_out AS RESTRICTIVE FOR INSERT TO rabta_app WITH CHECK (
    EXISTS (SELECT FROM edition e WHERE e.id = edition_out.edition_id AND e.printed = edition_out.printed));
ALTER TABLE edition ALTER printed SET STATISTICS 0;
ALTER TABLE edition_out ALTER printed SET STATISTICS 0;
