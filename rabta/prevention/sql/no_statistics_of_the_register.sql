-- No statistics of columns that hold words (see records/sql/no_statistics_of_words.sql).
ALTER TABLE register_line ALTER name SET STATISTICS 0, ALTER body SET STATISTICS 0, ALTER source SET STATISTICS 0,
    ALTER filed_name SET STATISTICS 0;
ALTER TABLE register_taken_back ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
