-- What people wrote and marked of bags and persons leaves no sample behind (records/sql/no_statistics_of_words.sql).
ALTER TABLE scan_step ALTER words SET STATISTICS 0, ALTER reports SET STATISTICS 0, ALTER region SET STATISTICS 0,
    ALTER filed SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
ALTER TABLE examination ALTER scans SET STATISTICS 0, ALTER field_test SET STATISTICS 0, ALTER ground SET STATISTICS 0,
    ALTER order_number SET STATISTICS 0, ALTER present SET STATISTICS 0, ALTER region SET STATISTICS 0,
    ALTER photo SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
