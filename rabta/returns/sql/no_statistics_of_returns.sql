-- No statistics of columns that hold words or records (see records/sql/no_statistics_of_words.sql).
ALTER TABLE return_made ALTER content SET STATISTICS 0, ALTER aside SET STATISTICS 0, ALTER doubts SET STATISTICS 0,
    ALTER events SET STATISTICS 0, ALTER left_out SET STATISTICS 0, ALTER prepared_name SET STATISTICS 0;
ALTER TABLE return_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
ALTER TABLE return_sending ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
