-- Gate may take away what note_change() says that nobody needs any longer.
GRANT DELETE ON change TO rabta_gate;
