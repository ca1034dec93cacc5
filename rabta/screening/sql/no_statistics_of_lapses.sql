-- What people wrote of lapses and devices leaves no sample behind (records/sql/no_statistics_of_words.sql).
ALTER TABLE lapse_step ALTER words SET STATISTICS 0, ALTER reports SET STATISTICS 0, ALTER devices SET STATISTICS 0,
    ALTER signed_name SET STATISTICS 0;
ALTER TABLE lane_device ALTER serial SET STATISTICS 0, ALTER entered_name SET STATISTICS 0;
ALTER TABLE lane_device_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
