-- What is written below a mention belongs to a mention of its own row, and a leg to a flight that its writer sees. These
-- policies only narrow: they are joined by AND to those that ask for the row.
CREATE POLICY of_its_mention ON mention_identifier AS RESTRICTIVE FOR INSERT TO rabta_app
    WITH CHECK (mention_is_of_row(mention_id, row_id));
CREATE POLICY of_its_mention ON travel_leg AS RESTRICTIVE FOR INSERT TO rabta_app
    WITH CHECK (mention_is_of_row(mention_id, row_id)
        AND EXISTS (SELECT FROM stated_flight f WHERE f.id = flight_id));
CREATE POLICY of_its_mention ON stated_bag AS RESTRICTIVE FOR INSERT TO rabta_app
    WITH CHECK (mention_is_of_row(mention_id, row_id));
