-- No statistics of columns that hold words (see records/sql/no_statistics_of_words.sql).
ALTER TABLE signal_step ALTER about SET STATISTICS 0, ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
