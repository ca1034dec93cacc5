-- Numbers of entries that are one of these, or may be one slip apart from one, by keyed hash.
SELECT i.entry_id AS id, i.digest, i.near
FROM watch_identifier i
WHERE i.digest = ANY (%(digests)s::bytea[]) OR i.near && %(near)s::bigint[]
