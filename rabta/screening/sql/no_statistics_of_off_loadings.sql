-- No statistics of columns that hold words (see records/sql of the same name).
ALTER TABLE off_loading ALTER ground SET STATISTICS 0, ALTER words SET STATISTICS 0, ALTER recorded_name SET STATISTICS 0;
ALTER TABLE off_loading_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
