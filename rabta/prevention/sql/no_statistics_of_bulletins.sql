-- No statistics of columns that hold words (see records/sql/no_statistics_of_words.sql).
ALTER TABLE bulletin ALTER added_en SET STATISTICS 0, ALTER added_ur SET STATISTICS 0, ALTER text_en SET STATISTICS 0,
    ALTER text_ur SET STATISTICS 0, ALTER written_name SET STATISTICS 0;
ALTER TABLE bulletin_step ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
ALTER TABLE publication ALTER text_en SET STATISTICS 0, ALTER text_ur SET STATISTICS 0, ALTER words SET STATISTICS 0;
