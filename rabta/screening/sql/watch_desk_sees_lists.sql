-- The watch desk sees every list and every entry, whatever its marking: a traveller who matches what the screener may not see
-- is for the desk, which telephones whose list it is. on_watch() is deconfliction's.
CREATE POLICY watch_sees ON watch_list FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_sees ON watch_list_step FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_sees ON watch_entry FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_sees ON watch_identifier FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_sees ON watch_entry_step FOR SELECT TO rabta_app USING ((SELECT on_watch()));
CREATE POLICY watch_sees ON watch_entry_word FOR SELECT TO rabta_app USING ((SELECT on_watch()));
