-- Who asks, as of which snapshot, and in which life of the database: what an answer is remembered under.
SELECT current_setting('transaction_read_only') = 'on' AS reads_only, pg_current_snapshot()::text AS snapshot,
       EXISTS (SELECT FROM reader_token()) AS reader,
       concat_ws('|', (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()), pg_postmaster_start_time(),
                 current_setting('rabta.releasable', true), (SELECT t.reader_id || '/' || t.purpose FROM reader_token() t),
                 (SELECT r::text FROM reader r WHERE r.id = (SELECT current_reader())),
                 ARRAY(SELECT v FROM visible_markings() v ORDER BY 1)::text) AS who
