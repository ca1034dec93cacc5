-- What tells people apart leaves no sample behind (no_statistics_of_words.sql): tags, and whose bag it is.
ALTER TABLE airport_statement ALTER tag SET STATISTICS 0, ALTER detail SET STATISTICS 0;
