-- No statistics of the countries of a journey: what is purged would live on in them (see no_statistics_of_words.sql).
ALTER TABLE encounter ALTER route SET STATISTICS 0;
