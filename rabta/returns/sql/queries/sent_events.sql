-- Events that returns of one form told of, which were sent and not taken back, with the day of sending.
SELECT unnest(r.events) AS event, max(s.signed_at)::date AS sent_on
FROM return_made r
JOIN return_sending s ON s.return_id = r.id AND s.kind = 'sent'
WHERE r.form = %(form)s AND NOT EXISTS (SELECT FROM return_sending t WHERE t.return_id = r.id AND t.kind = 'taken_back')
GROUP BY 1
