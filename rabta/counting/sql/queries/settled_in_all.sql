-- How many pairs the rules ask about that a person's judgement has settled, behind asked_pair.sql.
SELECT count(*) AS total
FROM newest n
WHERE EXISTS (SELECT FROM judged_pair p WHERE p.a = n.a AND p.b = n.b AND NOT p.differ)
  AND NOT EXISTS (SELECT FROM at_odds o WHERE o.a = n.a AND o.b = n.b)
  AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = n.a)
  AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = n.b)
