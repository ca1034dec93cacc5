-- Between what the values lie that reports themselves state, by currency, and how many state one. Never added up: a report
-- names neither its prices nor their market, so that two of them rest on different ones.
SELECT i.value_currency AS currency, min(i.value_amount) AS least, max(i.value_amount) AS most, count(*) AS records
FROM period_member i
WHERE i.value_amount IS NOT NULL
GROUP BY i.value_currency
ORDER BY i.value_currency
