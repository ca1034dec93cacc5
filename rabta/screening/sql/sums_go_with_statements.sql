-- What was summed of a statement is forgotten in the transaction that purges it.
CREATE TRIGGER sums_forgotten AFTER DELETE ON airport_statement REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION forget_sums_of_days();
