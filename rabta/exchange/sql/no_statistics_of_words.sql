-- No statistics of columns that hold words (see records/sql of the same name).
ALTER TABLE partner_request ALTER reference SET STATISTICS 0, ALTER about SET STATISTICS 0, ALTER words SET STATISTICS 0,
    ALTER asked_name SET STATISTICS 0;
ALTER TABLE partner_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
ALTER TABLE partner_file ALTER content SET STATISTICS 0, ALTER sent_name SET STATISTICS 0;
ALTER TABLE answer_draft ALTER note SET STATISTICS 0, ALTER assurance SET STATISTICS 0, ALTER drafted_name SET STATISTICS 0;
ALTER TABLE answer_approval ALTER approved_name SET STATISTICS 0;
