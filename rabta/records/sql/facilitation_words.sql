-- No statistics of columns that hold words: what is purged would live on in them (no_statistics_of_words.sql).
ALTER TABLE facilitation ALTER place_text SET STATISTICS 0, ALTER route SET STATISTICS 0, ALTER origin SET STATISTICS 0,
    ALTER destination SET STATISTICS 0, ALTER paid_in SET STATISTICS 0, ALTER paid_to SET STATISTICS 0,
    ALTER payment_ref SET STATISTICS 0;
ALTER TABLE facilitation_thing ALTER written SET STATISTICS 0, ALTER value SET STATISTICS 0;
