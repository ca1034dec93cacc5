-- What was done about lapses whose names begin so, in the order of signing.
SELECT lapse, kind, n, reason, words, due, agency, signed_name, signed_at, marking_id
FROM lapse_step
WHERE lapse LIKE ANY (%(names)s::text[])
ORDER BY signed_at, id
