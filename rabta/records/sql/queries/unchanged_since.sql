-- Whether everything that the reader sees is as it was in that snapshot.
SELECT unchanged_since(%(since)s::pg_snapshot) AS unchanged
