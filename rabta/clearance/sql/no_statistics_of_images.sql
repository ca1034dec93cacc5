-- No statistics of columns that hold words (see records/sql/no_statistics_of_words.sql).
ALTER TABLE field_image ALTER source SET STATISTICS 0, ALTER supplied_name SET STATISTICS 0, ALTER content SET STATISTICS 0;
