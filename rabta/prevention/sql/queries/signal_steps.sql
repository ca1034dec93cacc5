-- What was decided of signals, in the order of signing: all of it, what is about one signal, or one decision.
SELECT s.id, s.about, s.day, s.kind, s.words, s.report_ids, s.agency, s.signed_by, s.signed_name, s.signed_at, s.marking_id
FROM signal_step s
WHERE (%(about)s::text IS NULL OR s.about = %(about)s::text) AND s.signed_at > %(since)s::timestamptz
ORDER BY s.signed_at, s.id
