-- No statistics of columns that hold words (see records/sql/no_statistics_of_words.sql).
ALTER TABLE saved_view ALTER name SET STATISTICS 0, ALTER asked SET STATISTICS 0, ALTER saved_name SET STATISTICS 0;
