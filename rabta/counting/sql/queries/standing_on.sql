-- The incidents that stand on these days, by what they state or by their report. For what open questions leave in doubt.
SELECT i.key
FROM incident i
WHERE NOT i.periodic AND (i.occurred_from BETWEEN %(first)s AND %(last)s OR i.reported_on BETWEEN %(first)s AND %(last)s)
