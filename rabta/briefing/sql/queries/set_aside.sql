-- How many rows of the readings that count could not be read. For the situation page.
SELECT coalesce(sum(c.rows_set_aside), 0)::bigint AS rows_set_aside FROM current_reading c
