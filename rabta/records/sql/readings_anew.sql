-- Readings after the first of a report, which are few: whether a reading is the one that counts is asked for each (current_reading.sql).
CREATE INDEX reading_anew ON reading (report_id, number) WHERE number > 1;
