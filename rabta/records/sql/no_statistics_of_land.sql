-- What tells where somebody's field lies leaves no sample behind (no_statistics_of_words.sql).
ALTER TABLE land_claim ALTER number SET STATISTICS 0, ALTER incidents SET STATISTICS 0, ALTER forces SET STATISTICS 0,
    ALTER place_text SET STATISTICS 0, ALTER device SET STATISTICS 0, ALTER land SET STATISTICS 0,
    ALTER as_drawn SET STATISTICS 0, ALTER west SET STATISTICS 0, ALTER south SET STATISTICS 0,
    ALTER east SET STATISTICS 0, ALTER north SET STATISTICS 0;
