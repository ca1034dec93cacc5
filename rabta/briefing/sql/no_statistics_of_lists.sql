-- No statistics of columns that hold words (see records/sql/no_statistics_of_words.sql).
ALTER TABLE rate_list ALTER name SET STATISTICS 0, ALTER source SET STATISTICS 0, ALTER note SET STATISTICS 0,
    ALTER imported_name SET STATISTICS 0;
ALTER TABLE price_list_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
ALTER TABLE rate_list_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
