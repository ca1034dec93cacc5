-- A warning that would tell of a protected person is kept by gate as it is written, in a table that nobody reads.
ALTER TABLE guarded_warning ENABLE ROW LEVEL SECURITY;
ALTER TABLE guarded_warning FORCE ROW LEVEL SECURITY;
REVOKE ALL ON guarded_warning FROM PUBLIC;
GRANT SELECT, INSERT ON guarded_warning TO rabta_gate;
CREATE POLICY gate_keeps ON guarded_warning TO rabta_gate USING (true) WITH CHECK (true);
CREATE TRIGGER guards AFTER INSERT ON warning FOR EACH ROW EXECUTE FUNCTION guard_warning();
-- No statistics of columns that hold words (see records/sql/no_statistics_of_words.sql).
ALTER TABLE warning ALTER subject SET STATISTICS 0, ALTER feature SET STATISTICS 0, ALTER example SET STATISTICS 0,
    ALTER words SET STATISTICS 0, ALTER words_ur SET STATISTICS 0, ALTER reasons SET STATISTICS 0,
    ALTER raised_name SET STATISTICS 0;
ALTER TABLE warning_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
