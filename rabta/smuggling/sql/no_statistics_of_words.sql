-- No statistics of columns that hold words: what is purged would live on in them (see records/sql of the same name).
ALTER TABLE encounter_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
ALTER TABLE encounter ALTER post SET STATISTICS 0, ALTER flight SET STATISTICS 0, ALTER conveyance SET STATISTICS 0,
    ALTER legal_ground SET STATISTICS 0, ALTER hour SET STATISTICS 0, ALTER nationality SET STATISTICS 0;
