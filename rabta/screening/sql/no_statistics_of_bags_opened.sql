-- Tags of bags that were opened leave no sample behind (records/sql/no_statistics_of_words.sql).
ALTER TABLE examination ALTER tag SET STATISTICS 0;
