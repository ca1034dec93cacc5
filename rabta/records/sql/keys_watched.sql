-- Asks key_of_one_report once for every statement that adds incidents.
CREATE TRIGGER keys_watched AFTER INSERT ON incident REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION key_of_one_report();
