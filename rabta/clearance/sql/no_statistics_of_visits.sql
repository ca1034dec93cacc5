-- No statistics of columns that hold words (see records/sql/no_statistics_of_words.sql).
ALTER TABLE ground_visit ALTER words SET STATISTICS 0, ALTER visited_name SET STATISTICS 0;
ALTER TABLE field_series ALTER source SET STATISTICS 0, ALTER pictures SET STATISTICS 0, ALTER supplied_name SET STATISTICS 0;
ALTER TABLE status_declared ALTER words SET STATISTICS 0, ALTER signed_name SET STATISTICS 0;
ALTER TABLE visit_plan ALTER seed SET STATISTICS 0, ALTER drawn_name SET STATISTICS 0;
