-- What is asked of every report and of every incident at once, in indexes that hold no more than that: a tenth of the tables.
-- And reports by who sent them and when, for the first and the last of each.
CREATE INDEX report_of_reading ON report (id) INCLUDE (marking_id, originator, source_grade, information_grade);
CREATE INDEX report_received ON report (originator, received_at) INCLUDE (id, marking_id);
CREATE INDEX report_written ON report (originator, written_on) INCLUDE (id, marking_id);
CREATE INDEX incident_standing ON incident (reading_id)
    INCLUDE (key, marking_id, occurred_from, occurred_to, reported_on) WHERE NOT periodic;
