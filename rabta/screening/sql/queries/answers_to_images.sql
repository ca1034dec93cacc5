-- Answers to projected images of a period: how many of each, by airport, lane and what was shown. No person stands in them.
SELECT s.airport, s.lane, coalesce(s.detail ->> 'shown', '') AS shown, s.detail ->> 'answer' AS answer, count(*) AS n
FROM airport_statement s JOIN current_reading c ON c.id = s.reading_id
WHERE s.what = 'tip' AND s.day BETWEEN %(date_from)s::date AND %(date_to)s::date
GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
