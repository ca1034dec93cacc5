-- As records/sql/no_statistics_of_words.sql: what a judge wrote, and places as written, leave no sample behind.
ALTER TABLE judgement ALTER note SET STATISTICS 0, ALTER reasons SET STATISTICS 0;
ALTER TABLE event ALTER place_text SET STATISTICS 0;
ALTER TABLE counted_line ALTER set_aside SET STATISTICS 0;
