-- Numbers of documents whose check digits do not hold, by kind, issuer and the first signs: those that two reports or more tell of.
-- A number of a protected person shows to nobody here, whoever asks.
SELECT i.kind, i.issuer, left(i.value, 3) AS begins, count(*) AS numbers, max(length(i.value)) AS signs,
       array_agg(DISTINCT r.number ORDER BY r.number) AS reports
FROM mention_identifier i
JOIN reading_row w ON w.id = i.row_id
JOIN current_reading c ON c.id = w.reading_id
JOIN report r ON r.id = c.report_id
WHERE i.check_holds IS FALSE AND NOT i.protected AND i.value <> '' AND i.kind IN ('passport', 'cnic', 'visa')
GROUP BY 1, 2, 3
HAVING count(DISTINCT r.id) > 1
ORDER BY 4 DESC, 1, 2, 3
