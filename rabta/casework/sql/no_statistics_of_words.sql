-- No statistics of columns that hold words (see records/sql of the same name).
ALTER TABLE joint_case ALTER title SET STATISTICS 0, ALTER opened_name SET STATISTICS 0;
ALTER TABLE case_task ALTER title SET STATISTICS 0, ALTER given_name SET STATISTICS 0;
ALTER TABLE assistance_request ALTER title SET STATISTICS 0, ALTER words SET STATISTICS 0, ALTER asked_name SET STATISTICS 0;
ALTER TABLE request_answer ALTER words SET STATISTICS 0, ALTER drafted_name SET STATISTICS 0;
ALTER TABLE equipment ALTER item SET STATISTICS 0, ALTER serial SET STATISTICS 0, ALTER donor SET STATISTICS 0;
ALTER TABLE work_step ALTER reference SET STATISTICS 0, ALTER place SET STATISTICS 0, ALTER words SET STATISTICS 0,
    ALTER signed_name SET STATISTICS 0;
ALTER TABLE work_withdrawal ALTER reason SET STATISTICS 0;
