-- Numbers of entries that are one of these, or may be one slip apart from one, by keyed hash. One look into the index for each
-- hash: asked as one overlap of arrays, every number on record is held against every hash.
SELECT i.entry_id AS id, i.digest, i.near
FROM watch_identifier i
WHERE i.digest = ANY (%(digests)s::bytea[])
UNION
SELECT i.entry_id, i.digest, i.near
FROM unnest(%(near)s::bigint[]) AS asked (hashed)
JOIN watch_identifier i ON i.near @> ARRAY[asked.hashed]
