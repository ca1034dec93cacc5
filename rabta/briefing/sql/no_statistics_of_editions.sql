-- No statistics of columns that hold words or records (see records/sql/no_statistics_of_words.sql).
ALTER TABLE edition ALTER page SET STATISTICS 0, ALTER outside SET STATISTICS 0, ALTER changes SET STATISTICS 0,
    ALTER prepared_name SET STATISTICS 0;
ALTER TABLE edition_figure ALTER figure SET STATISTICS 0, ALTER records SET STATISTICS 0;
ALTER TABLE edition_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
ALTER TABLE edition_out ALTER page SET STATISTICS 0, ALTER outside SET STATISTICS 0, ALTER words SET STATISTICS 0;
