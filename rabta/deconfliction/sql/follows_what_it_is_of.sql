-- That a target was let go, or a notice opened, shows to whoever sees the target or the notice: their own conditions (silent;
-- the agency that is told) hold for what is said of them, too.
CREATE POLICY follows_target ON target_let_go AS RESTRICTIVE FOR SELECT TO rabta_app USING (
    EXISTS (SELECT FROM held_target t WHERE t.id = target_id));
CREATE POLICY follows_notice ON notice_seen AS RESTRICTIVE FOR SELECT TO rabta_app USING (
    EXISTS (SELECT FROM conflict_notice n WHERE n.id = notice_id));
