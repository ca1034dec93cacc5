-- Indexes Django's columns cannot say: words by trigram (used by search_incidents alone), the order of search results,
-- and a report by the number people say.
CREATE INDEX incident_words ON incident USING gin (search public.gin_trgm_ops);
CREATE INDEX incident_newest ON incident (reported_on DESC NULLS LAST, id);
CREATE INDEX report_number ON report (number);
