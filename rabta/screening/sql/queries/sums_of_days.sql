-- Sums kept of past days, asked for by what they were made of.
SELECT key, sums FROM sums_of_days(%(keys)s::bytea[])
