-- Legs that were stated, as far as the reader sees, by their words and currency: how often, when, and between what prices.
-- `since`: only statements of that day or later.
WITH legs AS (
    SELECT e.origin, e.transit, e.destination, '' AS mode, NULL::numeric AS price, '' AS price_currency,
           coalesce(e.occurred_from, e.reported_on) AS day
    FROM encounter e
    JOIN current_reading c ON c.id = e.reading_id
    JOIN reading_row w ON w.id = e.row_id
    WHERE e.category = 'arranger' AND e.event_role <> '' AND NOT e.protected AND NOT e.periodic AND NOT w.protected
    UNION ALL
    SELECT f.origin, '', f.destination, f.mode, f.price, f.price_currency, coalesce(f.occurred_from, f.reported_on)
    FROM facilitation f
    JOIN current_reading c ON c.id = f.reading_id
    WHERE NOT f.protected
)
SELECT origin, transit, destination, mode, price_currency, min(day) AS first, max(day) AS last, count(*) AS statements,
       count(price) AS prices, min(price) AS least, max(price) AS most
FROM legs
WHERE destination <> '' AND origin <> '' AND (%(since)s::date IS NULL OR day >= %(since)s::date)
GROUP BY origin, transit, destination, mode, price_currency
ORDER BY origin, transit, destination, mode, price_currency
