-- What a laboratory's report says in words leaves no sample behind (no_statistics_of_words.sql).
ALTER TABLE laboratory_finding ALTER words SET STATISTICS 0, ALTER marking_seen SET STATISTICS 0,
    ALTER laboratory SET STATISTICS 0, ALTER found SET STATISTICS 0;
