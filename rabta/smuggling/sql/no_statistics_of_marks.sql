-- No statistics of columns that hold words: what is purged would live on in them (no_statistics_of_words.sql).
ALTER TABLE network_mark ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0, ALTER node_key SET STATISTICS 0;
