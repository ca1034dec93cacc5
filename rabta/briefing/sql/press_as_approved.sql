-- What two others approved is what leaves, of the text for the press too.
CREATE POLICY press_as_approved ON edition_out AS RESTRICTIVE FOR INSERT TO rabta_app WITH CHECK (
    EXISTS (SELECT FROM edition e WHERE e.id = edition_out.edition_id AND e.press_en = edition_out.press_en
            AND e.press_ur = edition_out.press_ur));
ALTER TABLE edition ALTER press_en SET STATISTICS 0, ALTER press_ur SET STATISTICS 0;
ALTER TABLE edition_out ALTER press_en SET STATISTICS 0, ALTER press_ur SET STATISTICS 0;
