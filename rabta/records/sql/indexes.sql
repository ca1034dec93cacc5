-- Indexes Django's columns cannot say: words by trigram (used by search_incidents alone).
CREATE INDEX incident_words ON incident USING gin (search public.gin_trgm_ops);
