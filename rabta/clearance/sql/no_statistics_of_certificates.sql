-- No statistics of columns that hold words (see records/sql/no_statistics_of_words.sql).
ALTER TABLE certificate_issued ALTER words SET STATISTICS 0, ALTER content SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
