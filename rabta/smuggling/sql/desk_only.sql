-- Steps of the referral desk (a referral, an age, a change of role) show to a protection officer (role 7) who may see the report.
-- It only narrows: it is joined by AND to the marking's policy. Steps of the open chain hold codes and days alone.
CREATE POLICY desk_only ON encounter_step AS RESTRICTIVE FOR SELECT TO rabta_app
    USING (chain = 'open' OR (SELECT reader_has_role(7::smallint)));
