-- The values that reports themselves state, as reported, by currency; never added across currencies.
SELECT i.value_currency AS currency, sum(i.value_amount) AS as_reported, count(*) AS records
FROM period_member m
JOIN incident i ON i.id = m.incident_id
WHERE i.value_amount IS NOT NULL
GROUP BY i.value_currency
ORDER BY i.value_currency
