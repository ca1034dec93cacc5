-- No statistics of columns that hold words or numbers of persons (see records/sql of the same name).
ALTER TABLE watch_list ALTER name SET STATISTICS 0, ALTER ground SET STATISTICS 0, ALTER reason SET STATISTICS 0,
    ALTER contact SET STATISTICS 0, ALTER phone SET STATISTICS 0, ALTER opened_name SET STATISTICS 0;
ALTER TABLE watch_list_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
ALTER TABLE watch_entry ALTER name SET STATISTICS 0, ALTER father SET STATISTICS 0, ALTER born SET STATISTICS 0;
ALTER TABLE watch_identifier ALTER written SET STATISTICS 0;
ALTER TABLE watch_entry_word ALTER reason SET STATISTICS 0, ALTER reference SET STATISTICS 0,
    ALTER signed_name SET STATISTICS 0;
