-- No statistics of columns that hold words: what is purged would live on in them (see records/sql of the same name).
ALTER TABLE exhibit ALTER label SET STATISTICS 0;
ALTER TABLE custody_step ALTER place SET STATISTICS 0, ALTER to_officer SET STATISTICS 0, ALTER reference SET STATISTICS 0,
    ALTER held_at SET STATISTICS 0, ALTER witnesses SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
ALTER TABLE custody_withdrawal ALTER reason SET STATISTICS 0;
