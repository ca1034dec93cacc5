-- The rates of a list as its file states them, with those that were turned round: each pair of currencies by its days.
SELECT x.from_currency, x.to_currency, min(x.day) AS valid_from, max(x.day) AS valid_to, count(*) AS days, x.rate, x.inverse, x.row
FROM day_rate x
WHERE x.rate_list_id = %(rate_list)s::uuid
GROUP BY x.from_currency, x.to_currency, x.rate, x.inverse, x.row
ORDER BY x.inverse, x.from_currency, x.to_currency, valid_from
