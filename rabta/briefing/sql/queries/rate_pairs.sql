-- Which currencies each list of rates turns into which: first and last day, and how many days hold a rate.
SELECT x.rate_list_id, x.from_currency, x.to_currency, bool_or(x.inverse) AS inverse, min(x.day) AS first_day,
       max(x.day) AS last_day, count(*) AS days
FROM day_rate x
WHERE x.rate_list_id = ANY (%(rate_lists)s::uuid[])
GROUP BY x.rate_list_id, x.from_currency, x.to_currency
ORDER BY x.rate_list_id, inverse, x.from_currency, x.to_currency
