-- The planner keeps samples of what a column holds, and keeps those of a table that has been emptied: words would live on in
-- pg_statistic after a purge, and an estimate would tell of hidden ones. No statistics of columns that hold words; the two
-- that are searched have an index that needs none.
ALTER TABLE report ALTER title SET STATISTICS 0, ALTER file_name SET STATISTICS 0;
ALTER TABLE report_body ALTER content SET STATISTICS 0;
ALTER TABLE withdrawal ALTER reason SET STATISTICS 0;
ALTER TABLE correction ALTER value SET STATISTICS 0, ALTER reason SET STATISTICS 0;
ALTER TABLE reading_row ALTER text SET STATISTICS 0, ALTER cells SET STATISTICS 0, ALTER read SET STATISTICS 0,
    ALTER problem SET STATISTICS 0;
ALTER TABLE incident ALTER stated SET STATISTICS 0, ALTER words SET STATISTICS 0, ALTER search SET STATISTICS 0,
    ALTER place_text SET STATISTICS 0, ALTER concealment SET STATISTICS 0, ALTER destination SET STATISTICS 0,
    ALTER origin SET STATISTICS 0, ALTER flight SET STATISTICS 0;
ALTER TABLE seizure_line ALTER name_text SET STATISTICS 0;
ALTER TABLE arrest ALTER nationality_text SET STATISTICS 0;
ALTER TABLE mention ALTER text SET STATISTICS 0;
ALTER TABLE clearance_claim ALTER place_text SET STATISTICS 0;
ALTER TABLE encounter ALTER role SET STATISTICS 0, ALTER what SET STATISTICS 0, ALTER place_text SET STATISTICS 0,
    ALTER origin SET STATISTICS 0, ALTER transit SET STATISTICS 0, ALTER destination SET STATISTICS 0;
ALTER TABLE protected_report ALTER title SET STATISTICS 0, ALTER file_name SET STATISTICS 0;
ALTER TABLE protected_row ALTER text SET STATISTICS 0, ALTER cells SET STATISTICS 0, ALTER read SET STATISTICS 0,
    ALTER problem SET STATISTICS 0, ALTER spans SET STATISTICS 0;
ALTER TABLE protected_incident ALTER stated SET STATISTICS 0, ALTER words SET STATISTICS 0, ALTER search SET STATISTICS 0;
ALTER TABLE retention_step ALTER reason SET STATISTICS 0;
ALTER TABLE marking_given ALTER reason SET STATISTICS 0;
ALTER TABLE release ALTER reason SET STATISTICS 0;
ALTER TABLE recall ALTER reason SET STATISTICS 0;
ALTER TABLE release_request ALTER reason SET STATISTICS 0;
ALTER TABLE release_answer ALTER reason SET STATISTICS 0;
