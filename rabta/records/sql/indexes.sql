-- Indexes Django's columns cannot say: words by trigram (used by search_incidents alone), the order of search results,
-- a report by the number people say, and the few versions of the conversion factors.
CREATE INDEX incident_words ON incident USING gin (search public.gin_trgm_ops);
CREATE INDEX incident_newest ON incident (reported_on DESC NULLS LAST, id);
CREATE INDEX report_number ON report (number);
CREATE INDEX seizure_line_factors ON seizure_line (factors_version);
