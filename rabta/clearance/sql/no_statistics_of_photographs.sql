-- No statistics of what a photograph shows, where and when: what is purged would live on in them.
ALTER TABLE land_photograph ALTER sha256 SET STATISTICS 0, ALTER content SET STATISTICS 0, ALTER taken_at SET STATISTICS 0,
    ALTER lon SET STATISTICS 0, ALTER lat SET STATISTICS 0, ALTER doubts SET STATISTICS 0, ALTER added_name SET STATISTICS 0;
